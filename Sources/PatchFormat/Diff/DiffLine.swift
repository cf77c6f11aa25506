/// One line of a hunk.
public struct DiffLine: Sendable, Hashable {
    /// What the line means.
    public enum Kind: UInt8, Sendable, Hashable {
        /// In both versions.
        case context
        /// Only in the new version.
        case added
        /// Only in the old version (in a combined diff: in one of the old ones).
        case removed
        /// "\ No newline at end of file", about the line before it.
        case noNewline
        /// None of these: kept from a damaged hunk.
        case damaged
    }

    /// What the line means.
    public var kind: Kind
    /// How many marks are before the text: 1, the number of parents in a combined diff, 0 where a mailer cut the space of an empty line.
    public var markWidth: UInt8
    /// The line as it stands, marks included, without its line feed.
    public var line: ArraySlice<UInt8>

    /// The line without its marks.
    public var text: ArraySlice<UInt8> { line.dropFirst(Int(markWidth)) }

    /// Makes a line from its parts.
    public init(kind: Kind, markWidth: UInt8 = 1, line: ArraySlice<UInt8>) {
        self.kind = kind
        self.markWidth = markWidth
        self.line = line
    }
}
