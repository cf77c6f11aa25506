/// A title, ready to be compared with others: case, punctuation and white space do not count.
struct Title: Hashable {
    /// The words in lower case, one space between them.
    let words: String
    /// The words before the last colon: `net: phy:` in "net: phy: fix a leak".
    let prefix: String
    /// The words behind it.
    let rest: String
    /// What stands before the last colon, as its author wrote it.
    let area: Substring

    init(_ title: String) {
        let colon = Self.lastColon(in: title)
        area = colon.map { title[..<$0] } ?? ""
        prefix = colon.map { Self.normalized(title.utf8[..<$0]) } ?? ""
        rest = Self.normalized(colon.map { title.utf8[$0...] } ?? title.utf8[...])
        words = prefix.isEmpty ? rest : rest.isEmpty ? prefix : prefix + " " + rest
    }

    static func == (left: Title, right: Title) -> Bool { left.words == right.words }
    func hash(into hasher: inout Hasher) { hasher.combine(words) }

    /// How alike two titles are, in percent; 100 for the same words.
    ///
    /// What stands before the last colon is common to hundreds of patches and says nothing when it is equal. When it differs
    /// it counts: "btrfs: fix a leak" is not "btrfs-progs: fix a leak", while "net: phy: fix a leak" may be "phy: fix a leak".
    /// A number that each has and the other has not makes titles differ: "6.12.60-rc1 review" is not "6.12.61-rc1 review".
    func likeness(to other: Title) -> Int { TitleLikeness(self).percent(to: TitleLikeness(other)) }

    /// What a revert with this title takes back, as its author wrote it; `nil` for any other title.
    static func reverted(by title: String) -> String? {
        let bytes = Array(title.utf8)
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: ":")) ?? bytes.count
            let words = bytes[start..<end].drop { $0 == 0x20 || $0 == UInt8(ascii: "]") }
            if words.count >= 6, zip(words, "revert".utf8).allSatisfy({ $0 | 0x20 == $1 }) {
                let rest = bytes[(words.startIndex + 6)...]
                return rest.first.map { $0 == 0x20 || $0 == UInt8(ascii: ":") || $0 == 0x22 } ?? true
                    ? String(decoding: rest, as: UTF8.self) : nil
            }
            start = end + 1
        }
        return nil
    }

    /// From here on two titles are nearly the same.
    static let nearlySame = 70

    /// Whether a reply with the title `new` talks of something else than `old`.
    static func isAnotherSubject(_ new: String, than old: String) -> Bool {
        if new == old { return false }
        let (new, old) = (Title(new), Title(old))
        if new.words.isEmpty || old.words.isEmpty { return false }
        return TitleLikeness.percent(new.words, old.words) < 40 && !new.words.contains(old.words)
            && !old.words.contains(new.words)
    }

    private static func lastColon(in title: String) -> String.Index? {
        let bytes = title.utf8
        var index = bytes.endIndex
        while index > bytes.startIndex {
            index = bytes.index(before: index)
            if bytes[index] == UInt8(ascii: ":"), bytes.index(after: index) < bytes.endIndex,
                bytes[bytes.index(after: index)] == UInt8(ascii: " ")
            {
                return index
            }
        }
        return nil
    }

    private static func normalized(_ bytes: Substring.UTF8View) -> String {
        var words: [UInt8] = []
        var isPending = false
        for byte in bytes {
            let isUpper = byte >= 0x41 && byte <= 0x5a
            guard isUpper || (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte >= 0x80 else {
                isPending = !words.isEmpty
                continue
            }
            if isPending { words.append(0x20) }
            isPending = false
            words.append(isUpper ? byte | 0x20 : byte)
        }
        return String(decoding: words, as: UTF8.self)
    }
}
