/// Counts the added and removed lines of each file.
struct ChangeCounter: DiffSink {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var files: [ChangedFile] = []
    private var additions = 0
    private var deletions = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func add(_ kind: DiffLine.Kind, markWidth: Int, line: Range<Int>) {
        switch kind {
        case .added: additions += 1
        case .removed: deletions += 1
        case .context, .noNewline, .damaged: break
        }
    }

    mutating func endFile(_ header: DiffFileHeader) {
        let (old, new) = header.paths(in: bytes)
        let status = header.status(old: old, new: new)
        files.append(
            ChangedFile(
                path: new ?? old ?? "", oldPath: status == .renamed || status == .copied ? old : nil, status: status,
                additions: additions, deletions: deletions, isBinary: header.isBinary))
        additions = 0
        deletions = 0
    }

    mutating func continueFile() {
        guard !files.isEmpty else { return }
        files[files.count - 1].additions += additions
        files[files.count - 1].deletions += deletions
        additions = 0
        deletions = 0
    }
}
