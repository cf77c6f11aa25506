/// A part of an archive that is read on its own: an epoch, or the whole.
public struct ArchiveSource: Sendable, Hashable {
    /// Name within the archive: the number of the epoch ("0"), or "all".
    public var id: String
    /// What the newest state is called: the head commit, or size and times of the file.
    ///
    /// Equal tips mean nothing new; nil for an empty source.
    public var tip: String?

    /// Makes a source from its parts.
    public init(id: String, tip: String?) {
        self.id = id
        self.tip = tip
    }
}
