/// A line with which a person tells a tracker of faults what fixes the report that the mail answers.
///
/// `#syz fix: TITLE` (syzbot), `#regzbot fix: TITLE` or a commit, `#regzbot fixed-by: COMMIT` (the kernel's
/// handling-regressions.rst), at the beginning of a line that is not quoted.
public enum FixCommand {
    /// The title of the patch, or the commit, that the first such line in a text names; `nil` where there is none.
    ///
    /// Of `1234abcd ("title")` it is the title. Where the line has nothing behind the colon it is the next line.
    public static func fix(in text: [UInt8]) -> String? {
        text.withUnsafeBufferPointer { bytes in
            // Most mails have none of these signs.
            guard bytes.prefix(longestText).contains(UInt8(ascii: "#")) else { return nil }
            var lines = LineCursor(bytes, 0..<min(bytes.count, longestText))
            while let line = lines.next() {
                guard let value = value(of: line, bytes) else { continue }
                let named = value.isEmpty ? lines.next().map(bytes.trimmed) ?? value : value
                if let fix = fix(bytes.string(named)) { return fix }
            }
            return nil
        }
    }

    /// What is behind a command; `nil` in a line without one.
    private static func value(of line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        let line = bytes.trimmed(line)
        guard let first = line.first, bytes[first] == UInt8(ascii: "#") else { return nil }
        for command in commands where bytes.starts(withCaseless: command, in: line) {
            let rest = line.dropFirst(command.utf8CodeUnitCount)
            guard let next = rest.first else { return rest }
            guard bytes[next] == UInt8(ascii: ":") || bytes[next] == 0x20 else { continue }
            return bytes.trimmed((next + 1)..<line.upperBound)
        }
        return nil
    }

    private static func fix(_ value: String) -> String? {
        var text = value[...]
        // `1234abcd ("title")`
        if let opening = text.firstRange(of: "(\""),
            text[..<opening.lowerBound].allSatisfy({ $0.isHexDigit || $0 == " " })
        {
            text = text[opening.upperBound...]
            if let closing = text.firstRange(of: "\")") { text = text[..<closing.lowerBound] }
        }
        // What syzbot's own mails have there, to be filled in.
        guard !text.isEmpty, text != "exact-commit-title", text.utf8.count <= longestTitle else { return nil }
        return String(text)
    }

    private static let commands: [StaticString] = [
        "#syz fix", "#syzbot fix", "#regzbot fixed-by", "#regzbot fixed by", "#regzbot fix",
    ]
    /// Bytes of a text that are looked at.
    private static let longestText = 100_000
    private static let longestTitle = 500
}
