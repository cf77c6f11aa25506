/// One file that a patch touches: what happened to it and how many lines, without the lines.
public struct ChangedFile: Sendable, Hashable {
    /// What a patch does to a file.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// The file is new.
        case added
        /// The file goes away.
        case deleted
        /// The content changes (the mode may change too).
        case modified
        /// The file gets another path (the content may change too).
        case renamed
        /// The file is a copy of another one.
        case copied
        /// Only the permissions change.
        case modeChanged
        /// A regular file, a symbolic link or a submodule becomes another of these.
        case typeChanged
    }

    /// The path after the patch, or before it for a deleted file; without `a/` and `b/`.
    public var path: String
    /// The path before the patch, for a renamed or copied file.
    public var oldPath: String?
    /// What happens to the file.
    public var status: Status
    /// Number of lines that begin with `+`.
    public var additions: Int
    /// Number of lines that begin with `-`.
    public var deletions: Int
    /// Whether the patch says that the file is binary.
    public var isBinary: Bool

    /// Makes an entry from its parts.
    public init(
        path: String, oldPath: String? = nil, status: Status, additions: Int = 0, deletions: Int = 0,
        isBinary: Bool = false
    ) {
        self.path = path
        self.oldPath = oldPath
        self.status = status
        self.additions = additions
        self.deletions = deletions
        self.isBinary = isBinary
    }

    /// The files of a diff, in its order; reads the diff once and keeps no lines.
    public static func list(in diff: [UInt8]) -> [ChangedFile] {
        diff.withUnsafeBufferPointer { list(in: $0) }
    }

    static func list(in diff: UnsafeBufferPointer<UInt8>) -> [ChangedFile] {
        var reader = DiffReader(diff, sink: ChangeCounter(bytes: diff))
        reader.read()
        return reader.sink.files
    }
}
