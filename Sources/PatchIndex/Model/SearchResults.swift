/// What a search has found.
public struct SearchResults: Sendable, Equatable {
    /// One message that was found.
    public struct Hit: Sendable, Equatable, Identifiable {
        /// The message.
        public let message: IndexedMessage
        /// Names of the archives that delivered it, by the alphabet.
        public let lists: [String]
        /// How well it fits; only worth comparing within one search.
        public let score: Double

        /// Row of the message in the index.
        public var id: IndexedMessage.ID { message.id }
    }

    /// How many there are in all: messages, threads or series, as was asked.
    public let total: Int
    /// False when mails had to be looked into and there were too many: ``total`` counts those that were.
    public let isComplete: Bool
    /// Those of the page that was asked for.
    public let hits: [Hit]
}

/// The order in which a search gives what it found.
public enum SearchOrder: String, Sendable, Hashable, CaseIterable {
    /// What fits best first.
    case relevance
    /// What was received last first.
    case date
}

/// What a search counts as one.
public enum SearchGrouping: String, Sendable, Hashable, CaseIterable {
    /// Each message.
    case messages
    /// The best message of each thread.
    case threads
    /// The best message of each change, in all its versions; what is no part of one is left out.
    case series
}
