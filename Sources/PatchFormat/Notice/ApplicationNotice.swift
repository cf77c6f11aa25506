/// A mail that says that patches were taken into a tree.
public struct ApplicationNotice: Sendable, Equatable {
    /// One patch that was taken.
    public struct Entry: Sendable, Equatable {
        /// Number of the patch in its series (`[2/5]`).
        public var part: Int?
        /// Number of patches in the series.
        public var total: Int?
        /// The title that the notice gives.
        public var title: String?
        /// The commit, abbreviated as in the notice.
        public var commit: String?
        /// The address of the commit.
        public var url: String?

        /// Makes an entry from its parts.
        public init(
            part: Int? = nil, total: Int? = nil, title: String? = nil, commit: String? = nil, url: String? = nil
        ) {
            self.part = part
            self.total = total
            self.title = title
            self.commit = commit
            self.url = url
        }
    }

    /// The tree, as in "Applied to netdev/net.git (main)": `netdev/net.git`.
    public var tree: String?
    /// The branch: `main`.
    public var branch: String?
    /// The patches; empty when the notice only says that it took what it answers.
    public var entries: [Entry]
    /// False for words of a person that may mean it ("Applied, thanks"), true for a notice in a known program's form.
    public var isMachineWritten: Bool

    /// Makes a notice from its parts.
    public init(tree: String?, branch: String?, entries: [Entry], isMachineWritten: Bool) {
        self.tree = tree
        self.branch = branch
        self.entries = entries
        self.isMachineWritten = isMachineWritten
    }
}
