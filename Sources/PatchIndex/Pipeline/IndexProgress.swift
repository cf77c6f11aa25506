/// How far an index run has come, for a progress bar.
public struct IndexProgress: Sendable, Equatable {
    /// Name of the archive.
    public var archive: String
    /// Messages kept in this run.
    public var messages: Int
    /// Messages that this run will read in all, when the archive knows; it grows from source to source.
    public var expected: Int?
    /// Bytes of raw mail read in this run.
    public var bytes: Int
    /// What the run is doing.
    public var phase: Phase

    /// The parts of an index run, in order.
    public enum Phase: Sendable, Equatable {
        /// Mail is read, parsed and kept.
        case reading
        /// Threads, series and changes are worked out.
        case settling
    }
}
