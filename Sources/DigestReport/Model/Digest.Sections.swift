extension Digest {
    /// What happened, sorted by what a reader has to do about it.
    public struct Sections: Sendable, Equatable, Encodable {
        /// Changes whose first version came in this period, newest first.
        public var newWorks: [PostedChange] = []
        /// Changes that came back as a newer version, newest first.
        public var newVersions: [PostedChange] = []
        /// What was taken into a tree, newest first.
        public var applied: [Application] = []
        /// What was committed in this time to the tree that was asked, newest first, each commit once; empty when none was
        /// asked.
        public var mainlined: [Mainlining] = []
        /// Series that got review tags, most tags first.
        public var reviewed: [Review] = []
        /// Pull requests, newest first.
        public var pullRequests: [Pull] = []
        /// Series that nobody has answered, oldest first.
        public var waiting: [Waiting] = []
        /// Patches for stable branches, the postings of the period, newest first; they are in no other section of postings.
        public var stable: [PostedChange] = []
        /// Reports of faults, by programs and by people, newest first.
        public var bugReports: [Talk] = []
        /// Threads without a patch, most messages first.
        public var discussions: [Talk] = []
    }

    /// A change, by its newest version in the period.
    public struct PostedChange: Sendable, Equatable, Encodable {
        /// Its title.
        public var title: String
        /// Who wrote it: `Name <address>`.
        public var author: String
        /// The versions that came in the period, oldest first: `v1`, `v2`.
        public var versions: [String]
        /// How many parts the newest one says to have.
        public var total: Int
        /// How many of them were received.
        public var received: Int
        /// Numbers of the parts that were never received, the first 1000 of them.
        public var missing: [Int]
        /// Its state at the end of the period, in Patchwork's words.
        public var state: String
        /// The version before the newest one, and how many days lie between; nil for a first version.
        public var since: Predecessor?
        /// What changed since then; nil for a first version.
        public var changes: ChangeReport.Changes?
        /// What the author says has changed.
        public var changelog: String
        /// Message-ID of the newest version's cover letter, or first part.
        public var messageId: String
        /// Its messages in the period.
        public var messageIds: [String]
        /// Review tags of the version before that the newest one carries, `Reviewed-by: Name <address>`, each once.
        public var keptTags: [String] = []
        /// Review tags of the version before that the newest one lost, each once.
        public var lostTags: [String] = []
    }

    /// The version before another one.
    public struct Predecessor: Sendable, Equatable, Encodable {
        /// `v2`.
        public var version: String
        /// Days between the two.
        public var days: Int
        /// Its Message-ID.
        public var messageId: String
    }

    /// That patches were taken.
    public struct Application: Sendable, Equatable, Encodable {
        /// Title of the series.
        public var title: String
        /// Who wrote it.
        public var author: String
        /// The version.
        public var version: String
        /// How many parts were taken by this notice, and of how many.
        public var taken: Int
        /// How many parts the series has.
        public var total: Int
        /// The tree, where the notice names one.
        public var tree: String?
        /// The branch, where the notice names one.
        public var branch: String?
        /// The commits that the notice names, in the order of the parts.
        public var commits: [String]
        /// Who says so.
        public var by: String
        /// Message-ID of the notice.
        public var messageId: String
    }

    /// That a patch became a commit of a tree of source code.
    public struct Mainlining: Sendable, Equatable, Encodable {
        /// Title of the patch.
        public var title: String
        /// Who wrote it.
        public var author: String
        /// The version that landed.
        public var version: String
        /// The number of the part, from 1.
        public var part: Int
        /// How many parts the series has.
        public var total: Int
        /// The commit, by its full name.
        public var commit: String
        /// Where the commit can be read; nil where nobody says.
        public var url: String?
        /// When it was committed: `2025-11-03T22:01:11Z`.
        public var committed: String
        /// Who committed it.
        public var committer: String
        /// How it was found: `link`, `patchID`, `titleAndAuthor` or `changedLines`.
        public var means: String
        /// Message-ID of the patch.
        public var messageId: String
        /// Message-ID of the cover letter, or first part, of its series.
        public var seriesId: String

        /// `2025-11-03`.
        var day: String { String(committed.prefix { $0 != "T" }) }
        /// `2/5`; empty for a lone patch.
        var number: String { total > 1 ? "\(part)/\(total)" : "" }
    }

    /// The tags that a series got in the period.
    public struct Review: Sendable, Equatable, Encodable {
        /// Title of the series.
        public var title: String
        /// Who wrote it.
        public var author: String
        /// The version.
        public var version: String
        /// The tags, as given.
        public var tags: [ChangeReport.Tag]
        /// Whether every part has a Reviewed-by or Acked-by at the end of the period.
        public var isFullyReviewed: Bool
        /// Message-ID of the cover letter, or first part.
        public var messageId: String
    }

    /// A request to pull.
    public struct Pull: Sendable, Equatable, Encodable {
        /// Its title.
        public var title: String
        /// Who asks.
        public var author: String
        /// Where to pull from.
        public var repository: String?
        /// The tag or branch.
        public var ref: String?
        /// Its Message-ID.
        public var messageId: String
        /// What is to be pulled, as `git shortlog` prints it; empty where the mail has none.
        public var shortlog = ""
    }

    /// A series without an answer.
    public struct Waiting: Sendable, Equatable, Encodable {
        /// Its title.
        public var title: String
        /// Who wrote it.
        public var author: String
        /// The version.
        public var version: String
        /// For how many days.
        public var days: Int
        /// Whether its author has asked again.
        public var isPinged: Bool
        /// Its Message-ID.
        public var messageId: String
    }

    /// A thread, by what was said in the period.
    public struct Talk: Sendable, Equatable, Encodable {
        /// Subject of its first message.
        public var title: String
        /// Who began it; for a program its name.
        public var starter: String
        /// How many messages came in the period.
        public var messages: Int
        /// How many people sent them.
        public var people: Int
        /// Message-ID of its first message.
        public var messageId: String
        /// The messages in the period.
        public var messageIds: [String]
        /// Whether somebody tracks it as a regression (`#regzbot`), or calls it one.
        public var isRegression = false
        /// Patches that say they fix it, and those that answers name.
        public var fixes: [Fix] = []
        /// Whether one of them was taken.
        public var isResolved = false
    }

    /// A series that says it fixes what was reported.
    public struct Fix: Sendable, Equatable, Encodable {
        /// Its title.
        public var title: String
        /// The version; empty where the index does not have the patch.
        public var version: String
        /// Message-ID of the cover letter, or first part; where the index does not have the patch, of the answer that names it.
        public var messageId: String
        /// Its state at the end of the period, in Patchwork's words; empty where the index does not have the patch.
        public var state = ""
        /// The day on which it was said to be taken, as `2026-03-05`; nil where it was not.
        public var taken: String?
    }
}
