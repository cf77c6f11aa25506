/// Text of a mail within Markdown: shown as it is, never read as markup (CommonMark 0.31, section 2.4).
enum MarkdownText {
    private static let special: Set<Unicode.Scalar> = [
        "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "(", ")", "#", "+", "-", ".", "!", "|", "~", "&", "@", ":",
        "=", "$",
    ]

    /// One line of running text.
    static func line(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        let scalars = Array(SafeText.line(text).unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            if special.contains(scalar), needsEscape(scalar, at: index, in: scalars) { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }

    /// Marks that mean something only in places where they stand between words stay readable there.
    private static func needsEscape(_ scalar: Unicode.Scalar, at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        switch scalar {
        // Lists, rules and headings begin a line; `www.`, `://` and addresses become links by themselves on GitHub.
        case "+", "-", "=", "(", ")", "{", "}", "$": index == 0
        case ".":
            index == 0 || index < 10 && scalars[..<index].allSatisfy { ("0"..."9").contains($0) }
                || followsWWW(index, scalars)
        case ":": index + 1 < scalars.count && scalars[index + 1] == "/"
        case "!": index + 1 < scalars.count && scalars[index + 1] == "["
        case "_": !isWord(index - 1, scalars) || !isWord(index + 1, scalars)
        default: true
        }
    }

    private static func followsWWW(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        index >= 3 && scalars[(index - 3)..<index].allSatisfy { $0 == "w" || $0 == "W" }
    }

    private static func isWord(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        scalars.indices.contains(index) && scalars[index].properties.isAlphabetic
    }

    /// A word as code.
    static func code(_ text: String) -> String { "`" + SafeText.line(text).filter { $0 != "`" } + "`" }

    /// An address between `<` and `>`.
    static func address(_ text: String) -> String {
        SafeText.line(text).replacing("<", with: "%3C").replacing(">", with: "%3E")
    }

    /// Several lines as a block of code, with a fence longer than any run of backquotes in it.
    static func block(_ text: String) -> String {
        let safe = SafeText.lines(text)
        var longest = 0
        var run = 0
        for byte in safe.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return "\(fence)\n\(safe)\n\(fence)"
    }
}
