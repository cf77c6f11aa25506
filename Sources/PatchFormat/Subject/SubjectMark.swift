/// A mark that mail programs put before the subject of a reply (`Re:`, `AW:`, `Re[2]:`) or a forwarded mail (`Fwd:`).
struct SubjectMark {
    enum Kind {
        case reply
        case forward
    }

    var kind: Kind
    /// Where the colon ends.
    var end: Int

    /// The mark at `start`, `nil` where there is none.
    init?(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
        guard start < bytes.count, let word = Self.words.first(where: { Self.matches($0.word, bytes, start) }) else {
            return nil
        }
        var index = start + word.word.utf8CodeUnitCount
        // "Re[2]:", "Re(3):", "RE^2:"
        if index < bytes.count, [UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "^")].contains(bytes[index]) {
            index += 1
            let digits = index
            while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
            guard index > digits else { return nil }
            if index < bytes.count, [UInt8(ascii: "]"), UInt8(ascii: ")")].contains(bytes[index]) { index += 1 }
        }
        while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
        if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
            end = index + 1
        } else if bytes.starts(with: "：", at: index) {
            end = index + 3
        } else {
            return nil
        }
        kind = word.kind
    }

    /// Whether `word` (in lower case) is at `start`, whatever the case of its ASCII letters.
    private static func matches(_ word: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        guard bytes.count - start >= word.utf8CodeUnitCount else { return false }
        for index in 0..<word.utf8CodeUnitCount {
            let byte = bytes[start + index]
            guard (byte.isASCIILetter ? byte | 0x20 : byte) == word.utf8Start[index] else { return false }
        }
        return true
    }

    private static let words: [(word: StaticString, kind: Kind)] = [
        ("re", .reply), ("aw", .reply), ("sv", .reply), ("vs", .reply), ("antw", .reply), ("antwort", .reply),
        ("odp", .reply), ("res", .reply), ("ynt", .reply), ("回复", .reply), ("回覆", .reply), ("答复", .reply),
        ("答覆", .reply), ("返信", .reply), ("회신", .reply), ("ответ", .reply),
        ("fwd", .forward), ("fw", .forward), ("wg", .forward), ("转发", .forward), ("轉寄", .forward),
        ("전달", .forward),
    ]
}
