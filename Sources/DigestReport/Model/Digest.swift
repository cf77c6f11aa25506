/// What happened on a list between two points, as a value: every format is written from it and from nothing else.
///
///     let digest = try await DigestComposer(store: store).compose(archive, range: range)
///     print(TextRenderer().render(digest))
///
/// The same archive and range give an equal value; no clock is read.
public struct Digest: Sendable, Equatable {
    /// The list.
    public var list: List
    /// The period of the archive, as it was asked for.
    public var range: Range
    /// The times between which the messages in it were received; nil when there are none.
    public var period: Period?
    /// How much there was of what.
    public var counts: Counts
    /// People by the number of patches and cover letters they wrote, most first.
    public var authors: [Tally]
    /// The same by name and address as mails have them, whoever they belong to; empty where nobody has two.
    public var mailboxes: [Tally] = []
    /// The domains of their addresses, most first.
    public var domains: [Tally]
    /// What happened, sorted by what a reader has to do about it.
    public var sections: Sections
    /// The series that were posted, newest first.
    public var series: [PostedSeries]
    /// What the single patches, cover letters and first patches say, newest first.
    public var entries: [Entry]
    /// How much there was in as long a time just before; nil when the archives do not reach that far back.
    public var before: Before?
    /// How much came on each day of the period, oldest first; days without a message too.
    public var days: [Day] = []
    /// The changes that were posted by the state of their newest version at the end, in the order of ``SeriesState``'s cases.
    public var states: [Tally] = []
    /// Who took part, from where, how fast, and on what.
    public var people = People()
}

extension Digest {
    /// A mailing list.
    public struct List: Sendable, Equatable {
        /// Its short name, for titles.
        public var name: String
        /// Its address, where the archive says it.
        public var address: String?
        /// What kind of archive it was read from, in words.
        public var archiveKind: String
    }

    /// A period of an archive.
    public struct Range: Sendable, Equatable {
        /// The start as the reader named it; nil for the beginning of the archive.
        public var start: String?
        /// The end as the reader named it; nil for the newest message.
        public var end: String?
        /// The commit at the start, itself outside.
        public var startCommit: String?
        /// The commit at the end, itself inside.
        public var endCommit: String?
        /// Received at this time or later.
        public var since: Moment?
        /// Received at this time or before.
        public var until: Moment?
    }

    /// The first and the last time at which the archive received something.
    public struct Period: Sendable, Equatable {
        /// The first time.
        public var first: Moment
        /// The last time.
        public var last: Moment
    }

    /// How much there was of what.
    ///
    /// A message counts once, however often the archive received it.
    public struct Counts: Sendable, Equatable {
        /// Messages of all kinds.
        public var messages = 0
        /// Threads that got a message.
        public var threads = 0
        /// People who sent a message; programs apart.
        public var people = 0
        /// Patches, without their cover letters.
        public var patches = 0
        /// Cover letters.
        public var covers = 0
        /// Series, lone patches included.
        public var series = 0
        /// Those of them that are later versions of a change in the same period.
        public var updatedSeries = 0
        /// Pull requests.
        public var pullRequests = 0
        /// Messages from programs.
        public var automated = 0
        /// Series of which parts were taken into a tree, by a notice in the period.
        public var applied = 0
    }

    /// The period before, to compare with.
    public struct Before: Sendable, Equatable {
        /// Its first and its last second.
        public var period: Period
        /// How much there was of what.
        public var counts: Counts
    }

    /// How much came on one day.
    public struct Day: Sendable, Equatable {
        /// The day in UTC: `2025-11-03`.
        public var label: String
        /// Patches and cover letters among the messages.
        public var postings: Int
        /// The messages, oldest first.
        public var messageIDs: [String]

        /// Messages of all kinds.
        public var messages: Int { messageIDs.count }
    }

    /// How many patches and cover letters someone, or a domain, has.
    public struct Tally: Sendable, Equatable {
        /// `Name <address>`, or the domain.
        public var label: String
        /// Number of messages.
        public var count: Int
        /// The messages counted, oldest first.
        public var messageIDs: [String]
    }
}
