/// Keeps everything that `DiffReader` finds.
struct DiffBuilder: DiffSink {
    private let bytes: [UInt8]
    private let buffer: UnsafeBufferPointer<UInt8>
    private(set) var files: [FileDiff] = []
    private(set) var defects: [DiffDefect] = []
    private var hunks: [Hunk] = []
    private var header: HunkHeader?
    private var lines: [DiffLine] = []
    private var binaryPatches: [BinaryPatch] = []

    /// `buffer` must be the memory of `bytes`.
    init(_ bytes: [UInt8], buffer: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        self.buffer = buffer
    }

    mutating func beginHunk(_ header: HunkHeader) {
        self.header = header
        lines = []
    }

    mutating func add(_ kind: DiffLine.Kind, markWidth: Int, line: Range<Int>) {
        lines.append(DiffLine(kind: kind, markWidth: UInt8(clamping: markWidth), line: bytes[line]))
    }

    mutating func endHunk(isDamaged: Bool) {
        guard let header else { return }
        let hunk = Hunk(
            old: header.old, new: header.new, section: bytes[header.section], lines: lines, isDamaged: isDamaged)
        hunks.append(hunk)
        lines = []
        self.header = nil
    }

    mutating func add(_ method: BinaryPatch.Method, size: Int, lines: Range<Int>, firstLine: Int) {
        var deflated: [UInt8] = []
        var cursor = LineCursor(buffer, lines)
        var number = firstLine
        while let line = cursor.next() {
            defer { number += 1 }
            guard let length = Base85.lineLength(buffer[line.lowerBound]),
                Base85.decode(buffer[line.dropFirst()], length: length, into: &deflated)
            else {
                defects.append(DiffDefect(kind: .badBinaryPatch, line: number))
                break
            }
        }
        binaryPatches.append(BinaryPatch(method: method, size: size, deflated: deflated))
    }

    mutating func endFile(_ header: DiffFileHeader) {
        var file = FileDiff()
        let (old, new) = header.paths(in: buffer)
        file.oldPath = old
        file.newPath = new
        file.status = header.status(old: old, new: new)
        file.oldMode = header.oldMode
        file.newMode = header.newMode
        file.similarity = header.similarity
        file.dissimilarity = header.dissimilarity
        (file.oldIDs, file.newID) = header.ids(in: buffer)
        file.isBinary = header.isBinary
        file.binaryPatches = binaryPatches
        file.parentCount = max(header.parentCount, file.oldIDs.count, 1)
        file.hunks = hunks
        files.append(file)
        hunks = []
        binaryPatches = []
    }

    mutating func add(_ defect: DiffDefect.Kind, line: Int) {
        defects.append(DiffDefect(kind: defect, line: line))
    }

    mutating func continueFile() {
        guard !files.isEmpty else { return }
        files[files.count - 1].hunks += hunks
        hunks = []
    }
}
