/// What a diff does to one file.
public struct FileDiff: Sendable, Equatable {
    /// The path before the patch, `nil` for a new file; without `a/`.
    public var oldPath: String?
    /// The path after the patch, `nil` for a deleted file; without `b/`.
    public var newPath: String?
    /// What happens to the file.
    public var status: ChangedFile.Status
    /// The mode before the patch as in git's trees (`0o100644`), where the diff says it.
    public var oldMode: UInt32?
    /// The mode after the patch as in git's trees, where the diff says it.
    public var newMode: UInt32?
    /// The `similarity index`, in percent.
    public var similarity: Int?
    /// The `dissimilarity index`, in percent.
    public var dissimilarity: Int?
    /// The blobs of the `index` line before the patch, abbreviated as there; more than one in a combined diff.
    public var oldIDs: [String]
    /// The blob of the `index` line after the patch, abbreviated as there.
    public var newID: String?
    /// Whether the file is binary.
    public var isBinary: Bool
    /// The content of a `GIT binary patch`: forward, then backward; empty for "Binary files … differ".
    public var binaryPatches: [BinaryPatch]
    /// Number of old versions: 1, more in a combined diff (`diff --cc`).
    public var parentCount: Int
    /// The hunks, in order.
    public var hunks: [Hunk]

    /// The path after the patch, or before it for a deleted file.
    public var path: String { newPath ?? oldPath ?? "" }

    init() {
        status = .modified
        oldIDs = []
        isBinary = false
        binaryPatches = []
        parentCount = 1
        hunks = []
    }
}
