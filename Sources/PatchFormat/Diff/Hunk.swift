/// One `@@` section of a file's diff.
public struct Hunk: Sendable, Equatable {
    /// A run of lines in one version of the file.
    public struct Lines: Sendable, Hashable {
        /// First line, counted from 1 (0 for an empty run at the top).
        public var start: Int
        /// Number of lines.
        public var count: Int

        /// Makes a run from its parts.
        public init(start: Int, count: Int) {
            self.start = start
            self.count = count
        }
    }

    /// The old side; one entry, or one a parent in a combined diff.
    public var old: [Lines]
    /// The new side.
    public var new: Lines
    /// What follows the second `@@`: the function or section that the hunk is in; empty when nothing does.
    public var section: ArraySlice<UInt8>
    /// The lines, in order.
    public var lines: [DiffLine]
    /// Whether the lines are not those that the header promises.
    public var isDamaged: Bool

    /// Makes a hunk from its parts.
    public init(old: [Lines], new: Lines, section: ArraySlice<UInt8> = [], lines: [DiffLine], isDamaged: Bool = false) {
        self.old = old
        self.new = new
        self.section = section
        self.lines = lines
        self.isDamaged = isDamaged
    }
}
