/// What an author says to have changed from one version to the next, as below "Changes in v3:" or "v2 -> v3".
public struct ChangelogSection: Sendable, Equatable {
    /// The version that the changes led to; nil where the heading says none ("Changelog:").
    public var version: Int?
    /// The lines below the heading, as they stand, no blank lines at either end. UTF-8.
    public var text: [UInt8]

    /// Makes a section from its parts.
    public init(version: Int?, text: [UInt8]) {
        self.version = version
        self.text = text
    }

    /// The sections in the text of a cover letter or in the notes of a patch, as they stand.
    public static func all(in text: [UInt8]) -> [ChangelogSection] { [] }
}
