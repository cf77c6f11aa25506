/// What a sync has done, an entry an epoch.
public struct SyncResult: Sendable, Equatable {
    /// The epochs, oldest first.
    public var epochs: [Epoch]

    /// True when anything came.
    public var hasNews: Bool { epochs.contains { $0.outcome != .unchanged } }

    /// What happened to an epoch.
    public struct Epoch: Sendable, Equatable {
        /// The source's id, as in ``ArchiveSource``.
        public var id: String
        /// What happened.
        public var outcome: Outcome
        /// The newest commit before; nil for an epoch that was not here.
        public var oldTip: String?
        /// The newest commit now; nil for one without commits.
        public var newTip: String?
    }

    /// What can happen to an epoch.
    public enum Outcome: String, Sendable, CaseIterable {
        /// It was not here before.
        case cloned
        /// Something came.
        case fetched
        /// The server has nothing new.
        case unchanged
    }
}

/// How far a sync is: git's own words and numbers for one step of one epoch.
public struct SyncProgress: Sendable, Equatable {
    /// The epoch that is fetched.
    public var epoch: String
    /// Its position among the epochs, starting at 1.
    public var number: Int
    /// How many epochs there are.
    public var epochs: Int
    /// What git is doing: "Receiving objects".
    public var step: String
    /// How many objects are done.
    public var done: Int
    /// How many there are.
    public var total: Int
}
