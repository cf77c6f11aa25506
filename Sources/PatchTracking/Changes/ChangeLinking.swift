/// Puts the versions of each work together, and says why.
///
/// Evidence, strongest first: the same change-id; a link in the newer one to a message of the older; a reply chain to the
/// older; equal patch-ids; same author, nearly the same title and files in common. A title alone is never enough.
public enum ChangeLinking {
    /// The changes among `series`, each series in exactly one, oldest change first; whatever the order of the input.
    public static func changes(of series: [Series]) -> [Change] {
        let byID = Dictionary(series.map { ($0.id, $0) }) { first, _ in first }
        return groups(of: series.map { VersionNode($0) }, links: links(among: series.map { SeriesProfile($0) })).map {
            group in
            Change(series: group.members.compactMap { byID[$0] }, links: group.links)
        }
    }

    /// The groups of versions that `links` make of `nodes`, oldest first; links to series that are not there count nothing.
    ///
    /// A group depends only on the series that links tie together, so that an index can work out one group anew.
    public static func groups(of nodes: [VersionNode], links: [VersionLink]) -> [VersionGroup] {
        VersionForest(nodes, links).groups()
    }

    /// Every pair among `series` for which something says that they are versions of one work.
    public static func links(among series: [SeriesProfile]) -> [VersionLink] {
        let profiles = series.sorted(by: SeriesProfile.isBefore)
        return candidates(among: profiles, from: 0).compactMap { pair in
            link(profiles[pair.older], profiles[pair.newer])
        }
    }

    /// The same, for pairs of one of `fresh` with another or with one of `known`.
    ///
    /// `known` must hold every series that shares a key (see ``SeriesProfile/keys``) with one of `fresh`.
    public static func links(of fresh: [SeriesProfile], with known: [SeriesProfile]) -> [VersionLink] {
        let profiles = known + fresh
        return candidates(among: profiles, from: known.count).compactMap { pair in
            let (left, right) = (profiles[pair.older], profiles[pair.newer])
            return SeriesProfile.isBefore(left, right) ? link(left, right) : link(right, left)
        }
    }

    /// How many seconds may lie between two series that share only a weak key.
    ///
    /// A file that somebody has changed for a decade would make every pair of that person's series a candidate.
    private static let weakReach: Int64 = 2 * 365 * 86_400

    private struct Pair: Hashable {
        var older: Int
        var newer: Int
    }

    /// The pairs that share a key, by index in `profiles`; only those whose second one stands at `first` or behind it.
    private static func candidates(among profiles: [SeriesProfile], from first: Int) -> Set<Pair> {
        var pairs: Set<Pair> = []
        var holders: [LinkKeySum: [Int]] = [:]
        for (newer, profile) in profiles.enumerated() {
            for (isStrong, keys) in [(true, profile.strongKeys), (false, profile.weakKeys)] {
                for key in keys {
                    if newer >= first {
                        for older in holders[key, default: []]
                        where isStrong || isWeakCandidate(profiles[older], profile) {
                            pairs.insert(Pair(older: older, newer: newer))
                        }
                    }
                    holders[key, default: []].append(newer)
                }
            }
        }
        return pairs
    }

    private static func isWeakCandidate(_ left: SeriesProfile, _ right: SeriesProfile) -> Bool {
        abs(left.firstReceivedAt - right.firstReceivedAt) <= weakReach
            && (VersionOrder.canFollow(left.series, right.series) || VersionOrder.canFollow(right.series, left.series))
    }

    private static func link(_ left: SeriesProfile, _ right: SeriesProfile) -> VersionLink? {
        let (older, newer) = VersionOrder.ordered(left, right)
        guard let evidence = SeriesLikeness(older: older, newer: newer)?.evidence, !evidence.isEmpty else { return nil }
        return VersionLink(older: older.id, newer: newer.id, evidence: evidence)
    }
}

/// What the parts of one series that no thread ties together have in common.
public struct LinkKey: Sendable, Hashable {
    /// The key as text, to be kept and compared, not read.
    public var value: String

    /// Takes a key that was kept.
    public init(value: String) { self.value = value }
}
