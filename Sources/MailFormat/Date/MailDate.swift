/// A time as a mail states it: seconds and the zone that the sender wrote.
public struct MailDate: Sendable, Hashable {
    /// Seconds since 1970-01-01 00:00 UTC.
    public var secondsSince1970: Int64
    /// East of Greenwich is positive.
    public var zoneMinutes: Int
    /// False when the zone was missing, unknown, or `-0000`; `zoneMinutes` is then 0.
    public var isZoneKnown: Bool

    /// A moment and the zone to show it in.
    public init(secondsSince1970: Int64, zoneMinutes: Int = 0, isZoneKnown: Bool = true) {
        self.secondsSince1970 = secondsSince1970
        self.zoneMinutes = zoneMinutes
        self.isZoneKnown = isZoneKnown
    }
}

extension MailDate: Comparable {
    /// Earlier moments first, whatever their zones.
    public static func < (left: MailDate, right: MailDate) -> Bool {
        (left.secondsSince1970, left.zoneMinutes, left.isZoneKnown ? 1 : 0)
            < (right.secondsSince1970, right.zoneMinutes, right.isZoneKnown ? 1 : 0)
    }
}
