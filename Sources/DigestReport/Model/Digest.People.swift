extension Digest {
    /// Who took part beyond writing patches, from where, how fast they answered, and what the patches touch.
    ///
    /// Persons are joined by the reader's mailmap; programs stand apart everywhere.
    public struct People: Sendable, Equatable {
        /// People by the review tags that they gave in replies, most first; the messages are the replies, each once a tag.
        public var reviewers: [Tally] = []
        /// Organisations by the patches and cover letters of their people, most first.
        public var organisations: [Tally] = []
        /// Authors who had never posted before in what the index knows, oldest posting first.
        public var newcomers: [Newcomer] = []
        /// Since when the archives are known; nil where that is a year before the period or longer.
        ///
        /// Where it is less, nobody can be said to contribute for the first time.
        public var newcomersSince: Moment?
        /// How fast postings were answered; nil when there were none.
        public var response: Response?
        /// Files by the number of patches that touch them, most first.
        public var files: [FileTally] = []
        /// Sections of a MAINTAINERS file by the number of patches that touch their files, most first; empty without such a file.
        public var subsystems: [Tally] = []
    }

    /// Somebody whose first patch came in the period.
    public struct Newcomer: Sendable, Equatable {
        /// `Name <address>`.
        public var person: String
        /// The organisation, where the domain map knows one.
        public var organisation: String?
        /// Title of the first series.
        public var title: String
        /// Message-ID of the first posting.
        public var messageID: String
    }

    /// How fast the series of a period got their first answer from somebody other than the author.
    public struct Response: Sendable, Equatable {
        /// Median seconds to the first answer by a person; nil when there was none.
        public var medianByPerson: Int64?
        /// Series that a person has answered, by Message-ID of their head, oldest first.
        public var answered: [String] = []
        /// Series that no person has answered by the end of the period, oldest first.
        public var unanswered: [String] = []
        /// Median seconds to the first answer by a program; nil when there was none.
        public var medianByProgram: Int64?
        /// Series that a program has answered, oldest first.
        public var answeredByProgram: [String] = []
    }

    /// How much patches change one file.
    public struct FileTally: Sendable, Equatable {
        /// Its path.
        public var path: String
        /// Lines added by all patches.
        public var additions: Int
        /// Lines deleted by all patches.
        public var deletions: Int
        /// The patches that touch it, oldest first.
        public var messageIDs: [String]

        /// How many patches touch it.
        public var count: Int { messageIDs.count }
    }
}
