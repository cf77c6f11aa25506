/// A part of a series as the text that range-diff compares: metadata, message and diff, without line numbers and blob names.
///
/// The layout is git's (`range-diff.c`), so that both show the same.
struct CommitText {
    /// The lines, without line feeds.
    private(set) var lines: [ArraySlice<UInt8>] = []
    /// Number of the first line of the diff.
    private(set) var diffStart = 0

    /// Number of lines of the diff.
    var diffSize: Int { lines.count - diffStart }

    init(_ commit: RangeDiff.Commit) {
        if let author = commit.author {
            add(" ## Metadata ##")
            add("Author: \(author)")
            add("")
        }
        add(" ## Commit message ##")
        add("    \(commit.title)")
        let message = commit.message
        message.withUnsafeBufferPointer { bytes in
            var cursor = LineCursor(bytes, bytes.trimmedLines(0..<bytes.count))
            if cursor.position < cursor.end { add("") }
            while let line = cursor.next() {
                let end = max(line.lowerBound, bytes.trimmed(line).upperBound)
                lines.append(
                    line.lowerBound == end ? [] : ArraySlice([0x20, 0x20, 0x20, 0x20] + message[line.lowerBound..<end]))
            }
        }
        diffStart = lines.count
        commit.diff.withUnsafeBufferPointer { bytes in
            var reader = DiffReader(bytes, sink: RangeDiffSink(bytes: commit.diff, buffer: bytes))
            reader.read()
            lines += reader.sink.lines
        }
    }

    private mutating func add(_ line: String) { lines.append(ArraySlice(line.utf8)) }
}

/// Collects the lines of a diff as range-diff sees them.
private struct RangeDiffSink: DiffSink {
    let bytes: [UInt8]
    let buffer: UnsafeBufferPointer<UInt8>
    private(set) var lines: [ArraySlice<UInt8>] = []
    /// The lines of the file that is being read; their head is known only at its end.
    private var body: [ArraySlice<UInt8>] = []
    /// Where in `body` the hunks begin: the path has to go there.
    private var hunks: [Int] = []
    private var path: [UInt8] = []

    init(bytes: [UInt8], buffer: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        self.buffer = buffer
    }

    mutating func beginHunk(_ header: HunkHeader) {
        hunks.append(body.count)
        body.append(bytes[header.section])
    }

    mutating func add(_ kind: DiffLine.Kind, markWidth: Int, line: Range<Int>) {
        switch kind {
        case .context where markWidth == 0: body.append([0x20])
        case .context, .added, .removed: body.append(bytes[line])
        case .noNewline, .damaged: body.append(ArraySlice([0x20] + bytes[line]))
        }
    }

    mutating func endFile(_ header: DiffFileHeader) {
        let (old, new) = header.paths(in: buffer)
        let status = header.status(old: old, new: new)
        path = Array((new ?? old ?? "").utf8)
        var head = " ## "
        switch status {
        case .added: head += "\(new ?? "") (new)"
        case .deleted: head += "\(old ?? "") (deleted)"
        case .renamed: head += "\(old ?? "") => \(new ?? "")"
        default: head += new ?? old ?? ""
        }
        if !header.isNew, !header.isDeleted, let before = header.oldMode, let after = header.newMode, before != after {
            head += " (mode change \(Self.octal(before)) => \(Self.octal(after)))"
        }
        lines.append([])
        lines.append(ArraySlice((head + " ##").utf8))
        if header.isBinary, hunks.isEmpty { lines.append(ArraySlice(" Binary files differ".utf8)) }
        finishHunks()
    }

    mutating func continueFile() { finishHunks() }

    private mutating func finishHunks() {
        for index in hunks {
            let section = body[index]
            var line = Array("@@".utf8)
            if !section.isEmpty { line += [0x20] + path + [UInt8(ascii: ":"), 0x20] + section }
            body[index] = ArraySlice(line)
        }
        lines += body
        body = []
        hunks = []
    }

    private static func octal(_ mode: UInt32) -> String {
        let digits = String(mode, radix: 8)
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
}
