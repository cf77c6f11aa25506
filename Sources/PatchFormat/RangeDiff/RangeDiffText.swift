/// A range-diff as text, laid out as `git range-diff` does.
public struct RangeDiffText: Sendable {
    /// Whether the inter-diff of changed parts is printed below their line.
    public var showsInterDiff: Bool
    /// What stands for a part between its number and the mark ("abc1234"), one entry a part; empty: the start of its patch-id.
    public var oldLabels: [String]
    /// The same for the new version.
    public var newLabels: [String]

    /// Makes a formatter.
    public init(showsInterDiff: Bool = true, oldLabels: [String] = [], newLabels: [String] = []) {
        self.showsInterDiff = showsInterDiff
        self.oldLabels = oldLabels
        self.newLabels = newLabels
    }

    /// The text, ending with a line feed; bytes of the mails as they are, so escape them for a terminal.
    public func render(_ comparison: RangeDiff) -> [UInt8] { [] }
}
