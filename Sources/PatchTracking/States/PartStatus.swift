/// What became of one part of a series.
public struct PartStatus: Sendable, Equatable {
    /// That a maintainer took it.
    public struct Acceptance: Sendable, Hashable {
        /// Message-ID of the notice.
        public var messageID: TrackedMessage.ID
        /// When the notice was received, in seconds since 1970 UTC.
        public var at: Int64
        /// The commit, abbreviated as in the notice.
        public var commit: String?
        /// The address of the commit.
        public var url: String?
        /// The tree, as the notice has it.
        public var tree: String?
        /// The branch, as the notice has it.
        public var branch: String?
        /// Message-ID of the pull request that brought it, where the notice is about that.
        public var pullRequest: TrackedMessage.ID?
    }

    /// Its number, from 1.
    public var number: Int
    /// Message-ID of the patch.
    public var messageID: TrackedMessage.ID
    /// The notice that counts: the first with a commit, else the first.
    public var acceptance: Acceptance?
    /// The commit in the tree that was asked.
    public var mainline: MainlineEvidence.Entry?
}
