/// A thread as a list of threads shows it.
public struct ThreadSummary: Sendable, Equatable {
    /// Its first message, by what the archives received.
    public let first: IndexedMessage
    /// How many messages it has, in all archives.
    public let messages: Int
    /// How many addresses they came from.
    public let people: Int
    /// When the archive whose threads are listed received its newest message there, in seconds since 1970 UTC.
    public let newest: Int64
}
