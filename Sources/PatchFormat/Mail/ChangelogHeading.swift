/// A line that opens a section of a changelog: "Changes in v3:", "v2 -> v3:", "Changes since v2:", "V3:".
struct ChangelogHeading {
    /// The version that the changes led to; `nil` where the line says none.
    var version: Int?
    /// What follows on the same line.
    var rest: Range<Int>

    /// Reads a line; `nil` if it is no heading.
    init?(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
        let text = bytes.trimmed(line)
        guard text.count >= 2, text.lowerBound - line.lowerBound <= 4 else { return nil }
        var words = HeadingWords(bytes, text)
        // "* v2:", "- Changes in v3", "== v2 ==".
        words.skip("*-#=[(".utf8)
        guard let next = words.peek() else { return nil }
        if let version = next.version {
            words.take()
            guard let heading = Self.afterVersion(version, &words) else { return nil }
            self = heading
        } else if words.take(oneOf: [
            "changes", "changelog", "change", "changed", "since", "version", "history", "revision", "differences",
            "delta",
        ]) {
            guard let heading = Self.afterWord(&words, isVersion: next.isWord("version")) else { return nil }
            self = heading
        } else {
            return nil
        }
    }

    private init(version: Int?, rest: Range<Int>) {
        self.version = version
        self.rest = rest
    }

    /// Whether a line continues a list: it is indented or begins with a bullet or a number.
    static func isEntry(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = line.first else { return false }
        switch bytes[first] {
        case 0x20, 0x09, UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "["), UInt8(ascii: "("):
            return true
        case UInt8(ascii: "o"): return line.count > 1 && bytes[first + 1] == 0x20
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            let digits = line.prefix { bytes[$0].isASCIIDigit }
            return digits.upperBound < line.upperBound
                && [UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: ":")].contains(bytes[digits.upperBound])
        default: return bytes.starts(with: "•", at: first)
        }
    }

    /// "v2 -> v3:", "v3:", "v3 - text", "v2 changes:".
    private static func afterVersion(_ version: Int, _ words: inout HeadingWords) -> ChangelogHeading? {
        if words.takeArrow(), let to = words.peek()?.version {
            words.take()
            words.skip(")]".utf8)
            _ = words.takeColon()
            return ChangelogHeading(version: to, rest: words.rest)
        }
        if words.take(oneOf: ["changes", "changelog", "updates"]) {
            _ = words.takeColon()
            return words.rest.isEmpty ? ChangelogHeading(version: version, rest: words.rest) : nil
        }
        if words.takeColon() {
            // "v2: https://…" names an older posting.
            return words.startsWithLink ? nil : ChangelogHeading(version: version, rest: words.rest)
        }
        if words.rest.isEmpty { return ChangelogHeading(version: version, rest: words.rest) }
        // "v2 - text"
        return words.takeDash() && !words.startsWithLink ? ChangelogHeading(version: version, rest: words.rest) : nil
    }

    /// "Changes in v3:", "Changes since v2:", "Changelog v2 -> v3:", "Changelog:".
    private static func afterWord(_ words: inout HeadingWords, isVersion: Bool) -> ChangelogHeading? {
        var isSince = false
        while let word = words.peek() {
            if let version = word.version ?? (isVersion ? word.number : nil) {
                words.take()
                if words.takeArrow(), let to = words.peek()?.version {
                    words.take()
                    isSince = false
                    return finish(to, &words)
                }
                if words.take(oneOf: ["to"]), let to = words.peek()?.version {
                    words.take()
                    return finish(to, &words)
                }
                return finish(isSince ? version + 1 : version, &words)
            }
            if word.isWord("since") || word.isWord("from") {
                isSince = true
            } else if ![
                "in", "for", "log", "history", "the", "of", "patch", "patchset", "series", "version", "between", "rfc",
                "with", "to", "changes",
            ].contains(where: word.isWord) {
                return nil
            }
            words.take()
        }
        guard words.takeColon(), words.rest.isEmpty else { return nil }
        return ChangelogHeading(version: nil, rest: words.rest)
    }

    private static func finish(_ version: Int, _ words: inout HeadingWords) -> ChangelogHeading? {
        words.skip(")]= ".utf8)
        if words.takeColon() || words.rest.isEmpty { return ChangelogHeading(version: version, rest: words.rest) }
        // "Changes since v2 (https://…):"
        guard words.takeParenthesis() else { return nil }
        _ = words.takeColon()
        return ChangelogHeading(version: version, rest: words.rest)
    }
}
