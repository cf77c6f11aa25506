/// A title, ready to be compared with others: case, punctuation and white space do not count.
struct Title: Hashable {
    /// The words in lower case, one space between them.
    let words: String
    /// The words before the last colon: `net: phy:` in "net: phy: fix a leak".
    let prefix: String
    /// The words behind it.
    let rest: String

    init(_ title: String) {
        let colon = Self.lastColon(in: title)
        prefix = colon.map { Self.normalized(title.utf8[..<$0]) } ?? ""
        rest = Self.normalized(colon.map { title.utf8[$0...] } ?? title.utf8[...])
        words = prefix.isEmpty ? rest : rest.isEmpty ? prefix : prefix + " " + rest
    }

    /// How alike two titles are, in percent; 100 for the same words.
    ///
    /// What stands before the last colon is common to hundreds of patches and says nothing when it is equal. A number
    /// that each has and the other has not makes titles differ: "6.12.60-rc1 review" is not "6.12.61-rc1 review".
    func likeness(to other: Title) -> Int {
        if words == other.words { return 100 }
        var percent: Int
        if prefix == other.prefix {
            percent = Self.likeness(rest, other.rest)
        } else {
            percent = Self.likeness(words, other.words)
            if min(rest.count(of: " "), other.rest.count(of: " ")) >= 2 {
                percent = max(percent, Self.likeness(rest, other.rest))
            }
        }
        if percent <= 60 { return percent }
        let (mine, theirs) = (numbers, other.numbers)
        if !mine.isSubset(of: theirs), !theirs.isSubset(of: mine) { percent = min(percent, 60) }
        return percent
    }

    /// From here on two titles are nearly the same.
    static let nearlySame = 70

    /// Whether a reply with the title `new` talks of something else than `old`.
    static func isAnotherSubject(_ new: String, than old: String) -> Bool {
        if new == old { return false }
        let (new, old) = (Title(new), Title(old))
        if new.words.isEmpty || old.words.isEmpty { return false }
        return Self.likeness(new.words, old.words) < 40 && !new.words.contains(old.words)
            && !old.words.contains(new.words)
    }

    private var numbers: Set<Substring> {
        Set(words.split(separator: " ").filter { $0.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } })
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

    /// Dice's coefficient of the pairs of neighbouring bytes, in percent.
    private static func likeness(_ left: String, _ right: String) -> Int {
        if left == right { return 100 }
        let (a, b) = (pairs(left), pairs(right))
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        var (i, j, common) = (0, 0, 0)
        while i < a.count, j < b.count {
            if a[i] == b[j] {
                common += 1
                i += 1
                j += 1
            } else if a[i] < b[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return 200 * common / (a.count + b.count)
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

extension String {
    fileprivate func count(of character: Unicode.Scalar) -> Int {
        utf8.lazy.filter { $0 == UInt8(ascii: character) }.count
    }
}
