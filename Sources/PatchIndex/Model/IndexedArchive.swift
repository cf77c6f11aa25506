/// An archive as the index knows it.
public struct IndexedArchive: Sendable, Hashable, Identifiable {
    /// Row of the archive in the index.
    public let id: Int64
    /// Absolute path.
    public let path: String
    /// Short name of the list, such as `kvm`.
    public let name: String
    /// Address of the list, where the archive says it.
    public let address: String?
    /// What kind of archive it is, in words ("public-inbox v2", "mbox", …).
    public let kind: String
}

/// How far reading of one source of an archive has come.
public struct SourceState: Sendable, Equatable {
    /// The newest commit or fingerprint that was read to its end; `nil` while a first run has not finished.
    public let tip: String?
    /// Where the last finished batch ended, as the archive wrote it.
    public let cursor: String?
}
