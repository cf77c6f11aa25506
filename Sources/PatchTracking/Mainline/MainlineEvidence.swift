/// Which patches are in a tree, as somebody found who can look into one.
public struct MainlineEvidence: Sendable, Equatable {
    /// How a commit was found to be a patch of the list.
    public enum Means: String, Sendable, Hashable, CaseIterable {
        /// The commit has a `Link:` or `Message-ID:` trailer with the message.
        case link
        /// The commit's diff has the patch-id.
        case patchID
        /// The commit has the title and the author.
        case titleAndAuthor
        /// The commit has the author, or the title, and nearly the same changed lines.
        case changedLines
    }

    /// A patch and its commit.
    public struct Entry: Sendable, Hashable {
        /// The commit's full name.
        public var commit: String
        /// How it was found.
        public var means: Means

        /// Makes an entry.
        public init(commit: String, means: Means) {
            self.commit = commit
            self.means = means
        }
    }

    /// The commits by Message-ID of the patch.
    public var commits: [TrackedMessage.ID: Entry]

    /// Makes evidence; none unless given.
    public init(commits: [TrackedMessage.ID: Entry] = [:]) {
        self.commits = commits
    }
}
