/// What an author says to have changed from one version to the next, as below "Changes in v3:" or "v2 -> v3".
public struct ChangelogSection: Sendable, Equatable {
    /// The version that the changes led to; nil where the heading says none ("Changelog:").
    public var version: Int?
    /// The lines below the heading, as they stand, in UTF-8, no blank lines at either end.
    public var text: [UInt8]

    /// Makes a section from its parts.
    public init(version: Int?, text: [UInt8]) {
        self.version = version
        self.text = text
    }

    /// The sections in the text of a cover letter or in the notes of a patch, as they stand.
    public static func all(in text: [UInt8]) -> [ChangelogSection] {
        text.withUnsafeBufferPointer { all(in: $0, 0..<$0.count) }
    }

    static func all(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [ChangelogSection] {
        var sections: [ChangelogSection] = []
        var lines = LineCursor(bytes, range)
        var open: (version: Int?, text: Range<Int>, isEmpty: Bool)?
        var isBehindBlank = false

        func close() {
            guard let section = open else { return }
            open = nil
            let text = bytes.trimmedLines(section.text)
            if !text.isEmpty { sections.append(ChangelogSection(version: section.version, text: Array(bytes[text]))) }
        }
        while let line = lines.next() {
            if let heading = ChangelogHeading(line, in: bytes) {
                close()
                open = (heading.version, heading.rest.lowerBound..<line.upperBound, heading.rest.isEmpty)
            } else if bytes.isBlank(line) {
                isBehindBlank = true
                continue
            } else if bytes.isRule(line) {
                close()
            } else if let section = open {
                if isBehindBlank, !section.isEmpty, !ChangelogHeading.isEntry(line, in: bytes) {
                    close()
                } else {
                    open = (section.version, section.text.lowerBound..<line.upperBound, false)
                }
            }
            isBehindBlank = false
        }
        close()
        return sections
    }
}
