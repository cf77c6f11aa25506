public import PatchTracking

/// That a patch of a list became a commit of a tree.
public struct Landing: Sendable, Equatable {
    /// The patch, as the index knows it.
    public struct Part: Sendable, Equatable {
        /// Row of its message.
        public var message: IndexedMessage.ID
        /// Its title.
        public var title: String
        /// Its number in the series, from 1.
        public var number: Int
        /// The series that it is a part of.
        public var series: IndexedSeries
        /// Message-ID of the series' cover letter, or first part.
        public var head: String
    }

    /// The commit.
    public var commit: TreeCommit
    /// The mail, and how it was found.
    public var origin: CommitOrigin
    /// What the mail is.
    public var part: Part

    /// Makes a landing from its parts.
    public init(commit: TreeCommit, origin: CommitOrigin, part: Part) {
        self.commit = commit
        self.origin = origin
        self.part = part
    }
}
