/// A title with what comparing it with many others takes.
struct TitleLikeness {
    let title: Title
    private let words: [UInt16]
    private let rest: [UInt16]
    private let restWordCount: Int
    private let numbers: Set<Substring>
    /// The words before the colon, `btrfs-progs` as one.
    private let areas: Set<String>

    init(_ title: Title) {
        self.title = title
        words = Self.pairs(title.words)
        rest = title.prefix.isEmpty ? words : Self.pairs(title.rest)
        restWordCount = title.rest.utf8.count { $0 == 0x20 } + 1
        numbers = Set(
            title.words.split(separator: " ").filter { $0.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } })
        areas = Set(title.area.lowercased().split { $0 == " " || $0 == ":" || $0 == "/" || $0 == "," }.map(String.init))
    }

    /// As ``Title/likeness(to:)`` has it.
    func percent(to other: TitleLikeness) -> Int {
        if title.words == other.title.words { return 100 }
        var percent: Int
        if title.prefix == other.title.prefix {
            percent = Self.percent(rest, other.rest)
        } else {
            percent = Self.percent(words, other.words)
            if min(restWordCount, other.restWordCount) >= 3 { percent = max(percent, Self.percent(rest, other.rest)) }
        }
        if percent <= Self.different { return percent }
        if !hasAreaLike(other) { return Self.different }
        if !numbers.isSubset(of: other.numbers), !other.numbers.isSubset(of: numbers) { return Self.different }
        return percent
    }

    /// Whether the words before the colon are the same, or those of one are among those of the other.
    func hasAreaLike(_ other: TitleLikeness) -> Bool {
        title.prefix == other.title.prefix || areas.isSubset(of: other.areas) || other.areas.isSubset(of: areas)
    }

    /// The most that titles have in common which say different things in nearly the same words.
    private static let different = 60

    /// Dice's coefficient of the pairs of neighbouring bytes of two texts, in percent.
    static func percent(_ left: String, _ right: String) -> Int {
        left == right ? 100 : percent(pairs(left), pairs(right))
    }

    private static func percent(_ left: [UInt16], _ right: [UInt16]) -> Int {
        guard !left.isEmpty, !right.isEmpty else { return 0 }
        var (i, j, common) = (0, 0, 0)
        while i < left.count, j < right.count {
            if left[i] == right[j] {
                common += 1
                i += 1
                j += 1
            } else if left[i] < right[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return 200 * common / (left.count + right.count)
    }

    private static func pairs(_ text: String) -> [UInt16] {
        var pairs: [UInt16] = []
        var previous: UInt8?
        for byte in text.utf8.prefix(512) {
            if let previous { pairs.append(UInt16(previous) << 8 | UInt16(byte)) }
            previous = byte
        }
        pairs.sort()
        return pairs
    }
}
