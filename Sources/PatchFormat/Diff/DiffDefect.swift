/// Something that is wrong with a diff, and where.
public struct DiffDefect: Sendable, Hashable {
    /// What is wrong.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A hunk has fewer lines than its header says.
        case shortHunk
        /// A hunk has more lines than its header says.
        case longHunk
        /// A line in a hunk begins with none of `+`, `-`, space and `\`: most often the rest of a line that a mailer wrapped.
        case wrappedLine
        /// A `@@` line that is no hunk header, or a hunk before any file.
        case badHunkHeader
        /// A `diff --git` line or extended header that cannot be read.
        case badFileHeader
        /// A `GIT binary patch` that is cut or not in base 85.
        case badBinaryPatch
    }

    /// What is wrong.
    public var kind: Kind
    /// The line it was found on, counted from 1 in the bytes given.
    public var line: Int

    /// Makes a defect from its parts.
    public init(kind: Kind, line: Int) {
        self.kind = kind
        self.line = line
    }
}
