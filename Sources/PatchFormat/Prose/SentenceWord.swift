/// A word with the marks that stand next to it.
package struct SentenceWord: Sendable {
    /// As it stands in the mail, marks included.
    package let text: String
    /// Without the marks, in lower case, with straight apostrophes.
    package let lower: String
    /// Whether it is the first one of a line.
    package let opensLine: Bool

    package init(_ text: String, opensLine: Bool = false) {
        self.init(text: text, lower: Self.lower(text), opensLine: opensLine)
    }

    private init(text: String, lower: String, opensLine: Bool) {
        self.text = text
        self.lower = lower
        self.opensLine = opensLine
    }

    private static func lower(_ text: String) -> String {
        var lower = text.trimming(",;:.!?()[]\"'*`~<>_|").lowercased()
        if !lower.utf8.allSatisfy({ $0 < 0x80 }) {
            lower = String(lower.map { $0 == "’" || $0 == "‘" ? "'" : $0 }).trimming("'“”…")
        }
        return lower
    }

    /// The same, of the bytes of a word.
    init(_ bytes: UnsafeBufferPointer<UInt8>, opensLine: Bool) {
        let text = String(decoding: bytes, as: UTF8.self)
        // Most words are ASCII: these are trimmed and lowered by bytes, in a fraction of the time.
        let isASCII = bytes.allSatisfy { $0 < 0x80 }
        self.init(
            text: text, lower: isASCII ? Self.lower(bytes, text) : Self.lower(text), opensLine: opensLine)
    }

    /// What `text`, whose bytes are ASCII, is in lower case without marks.
    private static func lower(_ bytes: UnsafeBufferPointer<UInt8>, _ text: String) -> String {
        var (start, end) = (0, bytes.count)
        while start < end, isMark(bytes[start]) { start += 1 }
        while end > start, isMark(bytes[end - 1]) { end -= 1 }
        if start == 0, end == bytes.count, !bytes.contains(where: { $0 &- 0x41 < 26 }) { return text }
        return String(unsafeUninitializedCapacity: end - start) { target in
            for index in start..<end {
                let byte = bytes[index]
                target.initializeElement(at: index - start, to: byte &- 0x41 < 26 ? byte | 0x20 : byte)
            }
            return end - start
        }
    }

    /// Whether a byte is one of `,;:.!?()[]"'*`~<>_|`.
    @inline(__always)
    private static func isMark(_ byte: UInt8) -> Bool {
        byte < 0x80 && (byte < 64 ? lowMarks &>> UInt64(byte) : highMarks &>> UInt64(byte & 63)) & 1 != 0
    }

    /// A bit for each mark below 64.
    private static var lowMarks: UInt64 { 0xDC00_5786_0000_0000 }
    /// A bit for each mark from 64 on.
    private static var highMarks: UInt64 { 0x5000_0001_A800_0000 }

    /// Whether a part of a sentence ends behind it.
    package var endsClause: Bool { text.last.map { ",;.!?:)".contains($0) } ?? false || text.hasSuffix("…") }

    /// Whether it begins with a capital letter.
    var isCapitalized: Bool { text.first { $0.isLetter }?.isUppercase ?? false }

    /// Whether it only separates: a dash, a plus sign.
    var isDash: Bool { text != "->" && (lower.isEmpty || ["-", "--", "---", "–", "—"].contains(lower)) }

    /// The numbers in "3", "1-20", "10,14,16,37", "1-3,5", "2/5", "2..6"; `nil` if there are none.
    var numbers: [Int]? {
        guard let first = lower.utf8.first, first.isASCIIDigit || first == UInt8(ascii: "#") else { return nil }
        var numbers: [Int] = []
        for piece in lower.split(whereSeparator: { $0 == "," || $0 == "+" || $0 == "&" }) {
            let ends = Self.ends(of: piece)
            guard ends.count <= 2, let low = Self.number(ends[0]), let high = Self.number(ends[ends.count - 1]),
                high < 1_000, low <= high
            else { return nil }
            numbers += Array(low...high)
        }
        return numbers
    }

    /// The number in "11-" and "11+": from there to the end.
    var openNumber: Int? {
        guard lower.utf8.count > 1, let last = lower.utf8.last, last == UInt8(ascii: "-") || last == UInt8(ascii: "+")
        else {
            return nil
        }
        return Self.number(lower.dropLast())
    }

    /// "1-3", "1..3", "1/8-3/8".
    private static func ends(of piece: Substring) -> [Substring] {
        guard let dots = piece.utf8.firstIndex(of: UInt8(ascii: ".")), piece[dots...].hasPrefix("..") else {
            return piece.split(separator: "-", omittingEmptySubsequences: false)
        }
        return [piece[..<dots], piece[dots...].drop { $0 == "." }]
    }

    /// The number in "3", "#3", "3/5".
    private static func number(_ text: Substring) -> Int? {
        let parts = text.drop { $0 == "#" }.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ $0.utf8.allSatisfy(\.isASCIIDigit) && $0.utf8.count < 4 }),
            let number = Int(parts[0])
        else { return nil }
        return number
    }

    /// The version in `v3` or `V3`; `nil` for anything else.
    package var version: Int? {
        guard lower.utf8.first == UInt8(ascii: "v"), lower.utf8.count <= 3 else { return nil }
        return Int(lower.dropFirst())
    }

    /// Whether it is an abbreviated or full name of a commit: hexadecimal digits, both letters and decimal ones among them.
    var isCommit: Bool {
        (7...64).contains(lower.utf8.count) && lower.utf8.allSatisfy { $0.hexDigit != nil }
            && lower.utf8.contains { $0.isASCIIDigit } && lower.utf8.contains { $0.isASCIILetter }
    }

    /// Whether it is a release of the kernel or another program: `6.12`, `v6.12-rc3`, `5.10.y`.
    var isRelease: Bool {
        let digits = lower.drop { $0 == "v" }
        guard let first = digits.utf8.first, first.isASCIIDigit, let dot = digits.firstIndex(of: "."),
            digits[..<dot].utf8.allSatisfy(\.isASCIIDigit)
        else { return false }
        return digits[dot...].utf8.dropFirst().first?.isASCIIDigit ?? false
    }
}

extension String {
    /// The text without the ASCII characters given at both ends.
    func trimming(_ characters: String) -> String {
        // Every word of every sentence comes by here; bytes are compared in a fraction of the time that characters take.
        if characters.utf8.allSatisfy({ $0 < 0x80 }) {
            var bytes = utf8[...]
            while let first = bytes.first, characters.utf8.contains(first) { bytes.removeFirst() }
            while let last = bytes.last, characters.utf8.contains(last) { bytes.removeLast() }
            return bytes.count == utf8.count ? self : String(Substring(bytes))
        }
        var text = self[...]
        while let first = text.first, characters.contains(first) { text.removeFirst() }
        while let last = text.last, characters.contains(last) { text.removeLast() }
        return String(text)
    }
}
