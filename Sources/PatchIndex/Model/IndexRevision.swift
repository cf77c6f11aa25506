/// What an index held at one time, in short.
public struct IndexRevision: Sendable, Hashable {
    /// Differs whenever the index holds something else: what was read while it was the same is still true.
    public let text: String
    /// False between the first batch of a run and its end, while series and versions are not worked out for all threads.
    public let isSettled: Bool
}
