/// Where a page of a list that is sorted newest first ends, and the next one starts.
///
/// Entries that share a second are sorted by Message-ID, byte by byte, so that no entry is on two pages or on none.
public struct ListPosition: Sendable, Equatable {
    /// When the last entry was received, in seconds since 1970 UTC.
    public let received: Int64
    /// The Message-ID of the last entry; nil when every entry of that second comes earlier.
    public let messageID: String?

    /// Right behind an entry, or behind all entries of a second.
    public init(received: Int64, messageID: String? = nil) {
        self.received = received
        self.messageID = messageID
    }

    /// Whether an entry comes later in the list.
    func isFollowed(by received: Int64, _ messageID: String) -> Bool {
        if received != self.received { return received < self.received }
        return self.messageID.map { Self.precedes($0, messageID) } ?? false
    }

    /// Whether a Message-ID comes before another one of the same second.
    static func precedes(_ first: String, _ second: String) -> Bool {
        first.utf8.lexicographicallyPrecedes(second.utf8)
    }
}

extension ThreadSummary {
    /// The position right behind this thread.
    public var position: ListPosition { ListPosition(received: newest, messageID: first.messageID) }
}

extension SeriesSummary {
    /// The position right behind this series.
    public var position: ListPosition { ListPosition(received: series.received, messageID: messageID) }
}
