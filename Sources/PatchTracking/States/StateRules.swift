/// What a state depends on besides the mails of the series.
public struct StateRules: Sendable, Equatable {
    /// The moment for which the state is asked, in seconds since 1970 UTC; `nil`: nothing is dormant.
    public var now: Int64?
    /// After how many seconds without a word a series is dormant.
    public var dormantAfter: Int64
    /// The patches that are in the tree that was asked.
    public var mainline: MainlineEvidence
    /// The patches that were taken with a pull request.
    public var pulls: PullEvidence
    /// What is not to be believed at once: what strangers say is shown, and decides nothing.
    public var standings: Standings

    /// Makes rules; ninety days unless said otherwise.
    public init(
        now: Int64? = nil, dormantAfter: Int64 = 90 * 86_400, mainline: MainlineEvidence = MainlineEvidence(),
        pulls: PullEvidence = PullEvidence(), standings: Standings = Standings()
    ) {
        self.now = now
        self.dormantAfter = dormantAfter
        self.mainline = mainline
        self.pulls = pulls
        self.standings = standings
    }
}
