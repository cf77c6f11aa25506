internal import PatchFormat

/// What an author says has changed in one version.
enum Changelog {
    /// The section about `version` in a cover letter or in the notes of a patch; nil when there is none.
    static func own(of version: Int, in text: String) -> String? {
        let sections = ChangelogSection.all(in: Array(text.utf8))
        let own =
            sections.first { $0.version == version }
            ?? (sections.count == 1 && sections[0].version == nil ? sections[0] : nil)
        guard let own else { return nil }
        // Some authors write the older versions below, with no more of a heading than `v6: https://…`.
        let lines = String(decoding: own.text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let end = lines.dropFirst().firstIndex { beginsOtherVersion($0, than: version) } ?? lines.endIndex
        let text = lines[..<end].joined(separator: "\n")
        return String(text.reversed().drop { $0.isWhitespace }.reversed())
    }

    private static func beginsOtherVersion(_ line: Substring, than version: Int) -> Bool {
        let text = line.drop { $0 == " " || $0 == "\t" }
        guard text.first == "v" || text.first == "V" else { return false }
        let digits = text.dropFirst().prefix { ("0"..."9").contains($0) }
        guard let number = Int(digits), number != version else { return false }
        return text.dropFirst(1 + digits.count).drop { $0 == " " }.first == ":"
    }
}
