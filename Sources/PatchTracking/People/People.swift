public import MailFormat

/// What an index knows of those who write: where each address was seen, and which addresses it found to be one person's.
///
///     let (judged, standings) = people.judge(graph)
///     let state = SeriesStatus(of: series, in: change, answers: answers, rules: StateRules(standings: standings))
public struct People: Sendable, Equatable {
    /// That an address sent mail in a thread.
    public struct Sighting: Sendable, Hashable {
        /// The thread, by a number that is the same for all its messages.
        public var thread: Int64
        /// When its first mail there was received, in seconds since 1970 UTC.
        public var receivedAt: Int64

        /// Makes a sighting.
        public init(thread: Int64, receivedAt: Int64) {
            self.thread = thread
            self.receivedAt = receivedAt
        }
    }

    /// The threads in which each address (in lower case) sent mail, the earliest ones.
    public var sightings: [String: [Sighting]]
    /// The thread of each message at hand.
    public var threads: [TrackedMessage.ID: Int64]
    /// Further addresses (in lower case) that mails prove to be a person's: the person said so from the first address.
    public var proven: [String: Set<String>]
    /// Whether the index has enough threads to tell who is a stranger: in an archive of three threads everybody is.
    public var tellsStrangers: Bool
    /// Addresses by which a mailmap replaces others, both in lower case.
    private var joined: [String: String] = [:]

    /// Makes the knowledge from its parts; without any nobody is a stranger.
    public init(
        sightings: [String: [Sighting]] = [:], threads: [TrackedMessage.ID: Int64] = [:],
        proven: [String: Set<String>] = [:], tellsStrangers: Bool = false
    ) {
        self.sightings = sightings
        self.threads = threads
        self.proven = proven
        self.tellsStrangers = tellsStrangers
    }

    /// The address in lower case under which a mailbox is known: that of a mailmap where it replaces it.
    func address(of mailbox: Mailbox) -> String {
        let address = mailbox.address.lowercased()
        return joined[address] ?? address
    }

    /// The same, with the people of `messages` joined as a mailmap has them.
    public func joining(_ messages: some Sequence<TrackedMessage>, by canonical: (Mailbox) -> Mailbox) -> People {
        var joined: [String: String] = [:]
        for message in messages {
            for mailbox in [message.sender, message.author, message.replyTo].compactMap({ $0 }) + message.recipients {
                let address = mailbox.address.lowercased()
                let other = canonical(mailbox).address.lowercased()
                if other != address { joined[address] = other }
            }
        }
        guard !joined.isEmpty else { return self }
        func map(_ address: String) -> String { joined[address] ?? address }
        var people = People(threads: threads, tellsStrangers: tellsStrangers)
        people.joined = joined
        for (address, seen) in sightings { people.sightings[map(address), default: []] += seen }
        for (address, others) in proven { people.proven[map(address), default: []].formUnion(others.map(map)) }
        return people
    }

    /// Whether an address sent mail in a thread other than those of `threads`, before a moment where one is given.
    func hasSeen(_ address: String, outside threads: Set<Int64>, before moment: Int64? = nil) -> Bool {
        (sightings[address] ?? []).contains {
            !threads.contains($0.thread) && $0.receivedAt < moment ?? .max
        }
    }

    /// The threads of some messages.
    func threads(of messages: some Sequence<TrackedMessage>) -> Set<Int64> {
        Set(messages.compactMap { threads[$0.id] })
    }
}
