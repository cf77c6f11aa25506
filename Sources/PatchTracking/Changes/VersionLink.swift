/// Why two series are versions of one work.
public struct VersionLink: Sendable, Equatable {
    /// The older series.
    public var older: Series.ID
    /// The newer series.
    public var newer: Series.ID
    /// What ties them, strongest first; never empty.
    public var evidence: [VersionEvidence]

    /// Makes a link.
    public init(older: Series.ID, newer: Series.ID, evidence: [VersionEvidence]) {
        self.older = older
        self.newer = newer
        self.evidence = evidence
    }
}

/// One reason to take two series for versions of one work, strongest case first.
public enum VersionEvidence: Sendable, Hashable {
    /// Both name this `change-id`.
    case changeID(String)
    /// `from`, a message of the newer series, links to `to`, one of the older.
    case changelogLink(from: TrackedMessage.ID, to: TrackedMessage.ID)
    /// `from`, the head of the newer series, was sent as an answer to `to`, one of the older or an answer to it.
    case replyChain(from: TrackedMessage.ID, to: TrackedMessage.ID)
    /// This many parts are the same patch; the smaller of both series has `of`.
    case patchIDs(shared: Int, of: Int)
    /// Same author, title alike (in percent), and this many files in common.
    case titleAndFiles(similarity: Int, sharedFiles: Int)

    /// 0 for the strongest kind.
    public var rank: Int {
        switch self {
        case .changeID: 0
        case .changelogLink: 1
        case .replyChain: 2
        case .patchIDs: 3
        case .titleAndFiles: 4
        }
    }
}
