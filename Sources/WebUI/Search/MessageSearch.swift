public import PatchIndex

/// Finds messages by what a reader typed.
public protocol MessageSearch: Sendable {
    /// The messages that `query` means, in one archive or, for nil, in all of them.
    ///
    /// - Throws: ``SearchComplaint`` for a query that cannot be understood, `IndexError`.
    func results(
        of query: String, in archive: IndexedArchive?, order: ResultOrder, offset: Int, limit: Int
    ) async throws -> FoundMessages
}

/// What search results are sorted by.
public enum ResultOrder: String, Sendable {
    /// What fits the words best comes first.
    case relevance
    /// What was received last comes first.
    case newest
}

/// What a search found.
public struct FoundMessages: Sendable {
    /// The messages of the page that was asked for.
    public var messages: [IndexedMessage]
    /// How many there are in all.
    public var total: Int
    /// Whether ``total`` was only counted up to here, and there are more.
    public var isMore: Bool

    /// Results from their parts.
    public init(messages: [IndexedMessage], total: Int, isMore: Bool = false) {
        self.messages = messages
        self.total = total
        self.isMore = isMore
    }
}

/// Why a query cannot be understood, as text for the person who wrote it: more than one line, with a mark under the place.
public struct SearchComplaint: Error, Equatable {
    /// The text.
    public var text: String

    /// A complaint.
    public init(_ text: String) {
        self.text = text
    }
}
