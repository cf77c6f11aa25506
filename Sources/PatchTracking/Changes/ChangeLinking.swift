/// Puts the versions of each work together, and says why.
///
/// Evidence, strongest first: the same change-id; a link in the newer one to a message of the older; a reply chain to the
/// older; equal patch-ids; same author, nearly the same title and files in common. A title alone is never enough.
public enum ChangeLinking {
    /// The changes among `series`, each series in exactly one, oldest change first; whatever the order of the input.
    public static func changes(of series: [Series]) -> [Change] {
        let profiles = series.map { SeriesProfile($0) }.sorted(by: SeriesProfile.isBefore)
        var forest = VersionForest(profiles)
        for pair in candidates(among: profiles) { forest.consider(pair.older, pair.newer) }
        return forest.changes()
    }

    /// What two series must have in common to be compared at all.
    ///
    /// Series that share no key, directly or through others, are never in one change. An index keeps the keys to know
    /// which changes a new mail can alter.
    public static func keys(of series: Series) -> Set<LinkKey> {
        let keys = SeriesProfile(series).keys
        return Set(keys.strong.union(keys.weak).lazy.map { LinkKey(value: $0) })
    }

    /// With how many series before it a series is compared for one key: a file that everybody changes would make every
    /// pair of a list a candidate.
    private static let reach = 64

    private struct Pair: Hashable {
        var older: Int
        var newer: Int
    }

    /// The pairs that share a key, by index in `profiles`, which are in order.
    private static func candidates(among profiles: [SeriesProfile]) -> Set<Pair> {
        var pairs: Set<Pair> = []
        var holders: [String: [Int]] = [:]
        for (newer, profile) in profiles.enumerated() {
            let keys = profile.keys
            for (isStrong, keys) in [(true, keys.strong), (false, keys.weak)] {
                for key in keys {
                    for older in holders[key, default: []].suffix(reach) {
                        let (new, old) = (profile.series, profiles[older].series)
                        guard isStrong || VersionOrder.canFollow(new, old) || VersionOrder.canFollow(old, new) else {
                            continue
                        }
                        pairs.insert(Pair(older: older, newer: newer))
                    }
                    holders[key, default: []].append(newer)
                }
            }
        }
        return pairs
    }
}

/// Something that versions of one work can have in common.
public struct LinkKey: Sendable, Hashable {
    /// The key as text, to be kept and compared, not read.
    public var value: String

    /// Takes a key that was kept.
    public init(value: String) { self.value = value }
}
