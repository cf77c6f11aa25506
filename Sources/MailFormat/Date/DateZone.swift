/// A time zone as a date states it.
struct DateZone {
    /// East of Greenwich is positive.
    var minutes: Int
    /// False for `-0000` and for names and numbers that mean no zone.
    var isKnown: Bool
    /// True for `+0100`, which counts more than a name beside it.
    var isNumeric: Bool

    /// Reads the digits of `+0530`, `+530`, `+05:30` and `+5`; a zone that cannot be is unknown (RFC 5322, section 3.3).
    init(digits: [UInt8], isWest: Bool) {
        let value = digits.reduce(0) { $0 * 10 + Int($1 &- 48) }
        let (hours, minutes) = digits.count <= 2 ? (value, 0) : (value / 100, value % 100)
        let isPossible = digits.count <= 4 && hours < 24 && minutes < 60
        self.minutes = isPossible ? (hours * 60 + minutes) * (isWest ? -1 : 1) : 0
        isKnown = isPossible && !(isWest && value == 0)
        isNumeric = true
    }

    /// Reads a name in lower case.
    ///
    /// Names mean different zones in different countries; those are taken that RFC 5322 knows and the ones that mail
    /// programs were seen to send. Military letters were defined wrongly and count as unknown.
    init?(named name: String) {
        isNumeric = false
        if let known = Self.names[name] {
            minutes = known
            isKnown = true
        } else {
            // "at", a weekday or a word of a sentence is no zone.
            guard (3...4).contains(name.utf8.count) || name.utf8.count == 1 else { return nil }
            minutes = 0
            isKnown = false
        }
    }

    private static let names: [String: Int] = [
        "ut": 0, "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "met": 60, "mez": 60,
        "cest": 120, "mest": 120, "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "msd": 240, "ist": 330,
        "sgt": 480, "hkt": 480, "awst": 480, "jst": 540, "kst": 540, "acst": 570, "acdt": 630, "aest": 600,
        "aedt": 660, "nzst": 720, "nzdt": 780, "ast": -240, "adt": -180, "edt": -240, "est": -300, "cdt": -300,
        "cst": -360, "mdt": -360, "mst": -420, "pdt": -420, "pst": -480, "akdt": -480, "akst": -540, "hst": -600,
        "nst": -210, "ndt": -150, "brt": -180,
    ]
}
