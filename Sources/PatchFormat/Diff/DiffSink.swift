/// Takes what `DiffReader` finds, in the order of the bytes.
protocol DiffSink {
    /// A hunk begins.
    mutating func beginHunk(_ header: HunkHeader)
    /// A line of the hunk, marks included, line feed not.
    mutating func add(_ kind: DiffLine.Kind, markWidth: Int, line: Range<Int>)
    /// The hunk ends.
    mutating func endHunk(isDamaged: Bool)
    /// The lines of one direction of a binary patch, without its header; the first is number `firstLine`, from 1.
    mutating func add(_ method: BinaryPatch.Method, size: Int, lines: Range<Int>, firstLine: Int)
    /// A file ends; nothing after this belongs to it.
    mutating func endFile(_ header: DiffFileHeader)
    /// The hunk that ended last belongs to the file that ended before: only blank lines parted them.
    mutating func continueFile()
    /// Something was wrong on a line, counted from 1.
    mutating func add(_ defect: DiffDefect.Kind, line: Int)
}

extension DiffSink {
    mutating func beginHunk(_ header: HunkHeader) {}
    mutating func add(_ kind: DiffLine.Kind, markWidth: Int, line: Range<Int>) {}
    mutating func endHunk(isDamaged: Bool) {}
    mutating func add(_ method: BinaryPatch.Method, size: Int, lines: Range<Int>, firstLine: Int) {}
    mutating func endFile(_ header: DiffFileHeader) {}
    mutating func continueFile() {}
    mutating func add(_ defect: DiffDefect.Kind, line: Int) {}
}
