/// How much of a server is taken, whatever it sends.
public struct SyncLimits: Sendable {
    /// Bytes of the list of epochs as it comes, and of other small files.
    var fileSize = 1 << 20
    /// Bytes of the list of epochs once it is decompressed.
    var manifestSize = 4 << 20
    /// Seconds that a small file or one question may take.
    var questionTime = 120
    /// How many epochs an archive has at most.
    public var epochs = 1_000
    /// Bytes that one epoch may grow by in one sync.
    public var epochSize = 8 << 30
    /// Seconds that fetching one epoch may take.
    public var epochTime = 6 * 3600
    /// Seconds that all epochs of a list may take in one sync; what is left the next one fetches.
    public var listTime = 12 * 3600
    /// Bytes that all epochs of a list may grow by in one sync; what is left the next one fetches.
    public var listSize = 64 << 30
    /// Bytes of memory for git.
    var memory = 2 << 30

    /// The limits where the configuration says nothing.
    public init() {}
}
