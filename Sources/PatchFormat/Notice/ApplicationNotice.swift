/// A mail that says that patches were taken into a tree, or were taken out of it again.
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

    /// What a notice without entries is about.
    public enum Scope: Int, Sendable, Hashable {
        /// The patch or cover letter that it answers.
        case answered = 0
        /// The whole series, also in an answer to one of its parts: "Series applied", "Both applied".
        case series = 1
        /// Some of the series, in words that name no numbers: "I've applied the device tree changes".
        case some = 2
        /// What it answers, by no word: "Applied, thanks." In answer to the first of several patches without a cover letter
        /// that may be all of them.
        case unspecified = 3
        /// Those of the series that no earlier notice took and that it does not answer: "I've applied the rest".
        case rest = 4
    }

    /// The tree, as in "Applied to netdev/net.git (main)": `netdev/net.git`.
    public var tree: String?
    /// The branch: `main`.
    public var branch: String?
    /// The patches; empty when the notice names none.
    public var entries: [Entry]
    /// What it is about where it has no entries.
    public var scope: Scope
    /// Numbers of parts that it does not mean: "applied, except patch 3".
    public var exceptions: [Int]
    /// False for words of a person that may mean it ("Applied, thanks"), true for a notice in a known program's form.
    public var isMachineWritten: Bool
    /// Whether it takes back what an earlier notice said: "Dropped from my queue", "I had to revert this".
    public var isWithdrawal: Bool

    /// Makes a notice from its parts.
    public init(
        tree: String?, branch: String?, entries: [Entry], isMachineWritten: Bool, scope: Scope = .answered,
        exceptions: [Int] = [], isWithdrawal: Bool = false
    ) {
        self.tree = tree
        self.branch = branch
        self.entries = entries
        self.scope = scope
        self.exceptions = exceptions
        self.isMachineWritten = isMachineWritten
        self.isWithdrawal = isWithdrawal
    }
}
