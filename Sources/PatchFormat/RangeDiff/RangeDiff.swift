/// What changed between two versions of a series: which parts stayed, changed, went away or came, as `git range-diff` shows it,
/// but from the mails alone.
///
///     let comparison = RangeDiff(old: v1, new: v2)
///     for entry in comparison.entries where entry.kind == .changed { … }
public struct RangeDiff: Sendable, Equatable {
    /// The parts of the old version, in order.
    public var old: [Commit]
    /// The parts of the new version, in order.
    public var new: [Commit]
    /// One entry a pair, in the order in which git prints them: that of the new version, dropped parts where they stood.
    public var entries: [Entry]

    /// Compares two versions.
    ///
    /// A task that is cancelled stops comparing, and what comes out means nothing.
    /// `creationFactor` is git's, in percent: how much of a patch may change before it counts as another one.
    public init(old: [Commit], new: [Commit], creationFactor: Int = 60) {
        self.old = old
        self.new = new
        entries = RangeDiffBuilder(old: old, new: new, creationFactor: creationFactor).entries()
    }
}
