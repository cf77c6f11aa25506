/// Cuts an mbox into messages: one begins at the file's start, or behind an empty line, with a `From ` line that names a time.
struct MboxSplitter {
    private let file: GzipFile
    private var bytes: [UInt8] = []
    /// Where in the file `bytes` begins.
    private var base: Int
    /// Where in `bytes` the next message begins.
    private var start = 0
    /// Behind `start`, up to where no other message begins.
    private var searched = 0
    private var ended = false

    /// Reads on from `offset`, where a message begins.
    init(_ file: GzipFile, at offset: Int) throws(ArchiveError) {
        self.file = file
        base = offset
        try file.seek(to: offset)
    }

    /// The next message and where it begins; nil at the end.
    mutating func next() throws(ArchiveError) -> (offset: Int, raw: [UInt8])? {
        while true {
            if let end = boundary() { return cut(end) }
            if ended { return start == bytes.count ? nil : cut(bytes.count) }
            if start > 0 {
                bytes.removeSubrange(..<start)
                base += start
                searched -= start
                start = 0
            }
            ended = try !file.read(max(1 << 18, bytes.count), to: &bytes)
        }
    }

    private mutating func cut(_ end: Int) -> (offset: Int, raw: [UInt8]) {
        defer {
            start = end
            searched = end
        }
        return (base + start, Array(bytes[start..<end]))
    }

    /// The index of the next `From ` line behind the first; nil when there is none, or more bytes are needed to know.
    private mutating func boundary() -> Int? {
        while let feed = bytes[searched...].firstIndex(of: 10) {
            let line = feed + 1
            // A first line longer than this is no `From ` line.
            let head = bytes[line...].prefix(1024)
            if isEmptyLine(before: feed), head.starts(with: "From ".utf8.prefix(head.count)) {
                let end = head.firstIndex(of: 10)
                if end == nil, head.count < 1024, !ended { return nil }
                if FromLine(head[..<(end ?? head.endIndex)]) != nil { return line }
            }
            searched = line
        }
        return nil
    }

    /// Tells whether an empty line ends at the line feed at `feed`.
    private func isEmptyLine(before feed: Int) -> Bool {
        guard feed > start else { return false }
        if bytes[feed - 1] == 10 { return true }
        return bytes[feed - 1] == 13 && feed - 1 > start && bytes[feed - 2] == 10
    }
}
