/// What became of the parts between two versions, by patch-ids, titles and files alone.
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
        /// Whether it is at another position among the parts that both versions have.
        public var isMoved: Bool
        /// Whether its title changed.
        public var isRenamed: Bool

        /// Makes an entry from its parts.
        public init(kind: Kind, old: Int? = nil, new: Int? = nil, isMoved: Bool = false, isRenamed: Bool = false) {
            self.kind = kind
            self.old = old
            self.new = new
            self.isMoved = isMoved
            self.isRenamed = isRenamed
        }
    }

    /// One entry a pair, by number in the newer version; dropped parts where they stood, as git range-diff has them.
    public var entries: [Entry]

    /// Pairs the parts of two versions: by patch-id, then by title, then by what is left of title and files.
    public init(older: Series, newer: Series) {
        let partners = PartPairs(older.parts, newer.parts)
        entries = []
        var shown = [Bool](repeating: false, count: older.parts.count)
        var old = 0
        var new = 0
        while old < older.parts.count || new < newer.parts.count {
            if old < older.parts.count, shown[old] {
                old += 1
            } else if old < older.parts.count, partners.newOfOld[old] == nil {
                entries.append(Entry(kind: .dropped, old: older.parts[old].number))
                old += 1
            } else if let partner = partners.oldOfNew[new] {
                let (before, after) = (older.parts[partner], newer.parts[new])
                let isEqual = before.message.patchID != nil && before.message.patchID == after.message.patchID
                entries.append(
                    Entry(
                        kind: isEqual ? .equal : .changed, old: before.number, new: after.number,
                        isMoved: partners.isMoved[new], isRenamed: before.title != after.title))
                shown[partner] = true
                new += 1
            } else {
                entries.append(Entry(kind: .added, new: newer.parts[new].number))
                new += 1
            }
        }
    }

    /// How many entries are of this kind.
    public func count(_ kind: Entry.Kind) -> Int { entries.lazy.filter { $0.kind == kind }.count }
    /// How many parts are at another position.
    public var movedCount: Int { entries.lazy.filter(\.isMoved).count }
}
