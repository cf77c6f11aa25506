public import PatchFormat

/// What changed between two versions, read from the mails alone, diffs included.
public struct SeriesComparison: Sendable, Equatable {
    /// Numbers of the parts of the older version, one entry for each commit in `rangeDiff.old`.
    public var oldNumbers: [Int]
    /// Numbers of the parts of the newer version, one entry for each commit in `rangeDiff.new`.
    public var newNumbers: [Int]
    /// The comparison.
    public var rangeDiff: RangeDiff

    /// Compares two versions; `commit` gives message and diff of a part, `nil` where it cannot.
    ///
    /// Parts without a commit are left out of the comparison.
    public init(
        older: Series, newer: Series, creationFactor: Int = 60,
        commit: (TrackedMessage) throws -> RangeDiff.Commit?
    ) rethrows {
        let old = try older.parts.compactMap { part in try commit(part.message).map { (part.number, $0) } }
        let new = try newer.parts.compactMap { part in try commit(part.message).map { (part.number, $0) } }
        oldNumbers = old.map(\.0)
        newNumbers = new.map(\.0)
        rangeDiff = RangeDiff(old: old.map(\.1), new: new.map(\.1), creationFactor: creationFactor)
    }
}
