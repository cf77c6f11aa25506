/// What became of the parts between two versions, told from patch-ids, titles and files alone.
///
/// Cheap enough for every pair of versions in an index; ``SeriesComparison`` looks into the diffs.
public struct PartPairing: Sendable, Equatable {
    /// A pair of parts, or a part without a partner.
    public struct Entry: Sendable, Equatable {
        /// What became of a part.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// The diff is the same.
            case equal
            /// It is the same patch with another diff.
            case changed
            /// It is in the older version only.
            case dropped
            /// It is in the newer version only.
            case added
        }

        /// What became of the part.
        public var kind: Kind
        /// Its number in the older version.
        public var old: Int?
        /// Its number in the newer version.
        public var new: Int?
        /// Whether it stands at another place among the parts that both versions have.
        public var isMoved: Bool
        /// Whether its title changed.
        public var isRenamed: Bool
    }

    /// One entry a pair, by number in the newer version; dropped parts where they stood.
    public var entries: [Entry]

    /// Pairs the parts of two versions.
    public init(older: Series, newer: Series) { entries = [] }

    /// How many entries are of this kind.
    public func count(_ kind: Entry.Kind) -> Int { entries.lazy.filter { $0.kind == kind }.count }
}
