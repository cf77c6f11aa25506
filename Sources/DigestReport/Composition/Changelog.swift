internal import PatchFormat

/// What an author says has changed in one version.
public enum Changelog {
    /// The section about `version` in a cover letter or in the notes of a patch; nil when there is none.
    public static func own(of version: Int, in text: String) -> String? {
        let sections = ChangelogSection.all(in: Array(text.utf8))
        let own =
            sections.first { $0.version == version }
            ?? (sections.count == 1 && sections[0].version == nil ? sections[0] : nil)
        guard let own else { return nil }
        // Some authors write the older versions below, with no more of a heading than `v6: https://…`.
        let lines = String(decoding: own.text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let end = lines.dropFirst().firstIndex { beginsOtherVersion($0, than: version) } ?? lines.endIndex
        let text = withoutIndent(lines[..<end])
        return String(text.reversed().drop { $0.isWhitespace }.reversed())
    }

    /// The lines without the white space that all but the first have in common: the first one may have stood behind its heading.
    private static func withoutIndent(_ lines: ArraySlice<Substring>) -> String {
        let indents = lines.dropFirst().filter { !$0.allSatisfy(\.isWhitespace) }.map { $0.prefix { $0 == " " }.count }
        guard let common = indents.min(), let first = lines.first else { return lines.joined(separator: "\n") }
        let ownIndent = min(common, first.prefix { $0 == " " }.count)
        let rest = lines.dropFirst().map { $0.dropFirst(min(common, $0.prefix { $0 == " " }.count)) }
        return ([first.dropFirst(ownIndent)] + rest).joined(separator: "\n")
    }

    private static func beginsOtherVersion(_ line: Substring, than version: Int) -> Bool {
        let text = line.drop { $0 == " " || $0 == "\t" }
        guard text.first == "v" || text.first == "V" else { return false }
        let digits = text.dropFirst().prefix { ("0"..."9").contains($0) }
        guard let number = Int(digits), number != version else { return false }
        return text.dropFirst(1 + digits.count).drop { $0 == " " }.first == ":"
    }
}
