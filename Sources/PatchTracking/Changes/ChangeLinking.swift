/// Groups series into changes, and records why.
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

    /// The groups of versions that `links` make of `nodes`, oldest first; links to missing series are ignored.
    ///
    /// A group depends only on the series that links tie together, so that an index can rebuild one group.
    public static func groups(of nodes: [VersionNode], links: [VersionLink]) -> [VersionGroup] {
        VersionForest(nodes, links).groups()
    }

    /// The links between `series` for which something says that they are versions of one change.
    public static func links(among series: [SeriesProfile]) -> [VersionLink] {
        let profiles = series.sorted(by: SeriesProfile.isBefore)
        var windows: [LinkKeySum: [Int]] = [:]
        var links: [VersionLink] = []
        for (newer, profile) in profiles.enumerated() {
            if Task.isCancelled { break }
            var candidates: Set<Int> = []
            for key in profile.keys {
                let holders = windows[key, default: []]
                candidates.formUnion(holders.suffix(window))
                windows[key, default: []].append(newer)
            }
            links += self.links(of: profile, to: candidates.sorted().map { profiles[$0] })
        }
        return links
    }

    /// How many series before one, in the order in which they were received, are compared with it for each key that they share.
    ///
    /// So the links of a change grow with its versions, not with their square.
    public static let window = 64
    /// How many links of one series to others before it are kept, the strongest ones.
    private static let mostLinks = 12

    /// The links of a series to `others`, which were received before it and share a key with it.
    public static func links(of series: SeriesProfile, to others: [SeriesProfile]) -> [VersionLink] {
        var links: [(link: VersionLink, distance: Int64)] = []
        for other in others {
            let (older, newer) = VersionOrder.ordered(other, series)
            guard isCandidate(older, newer), let link = SeriesLikeness(older: older, newer: newer)?.link() else {
                continue
            }
            links.append((link, abs(newer.firstReceivedAt - older.firstReceivedAt)))
        }
        guard links.count > mostLinks else { return links.map(\.link) }
        links.sort {
            ($0.link.strength, $0.distance, $0.link.older, $0.link.newer)
                < ($1.link.strength, $1.distance, $1.link.older, $1.link.newer)
        }
        return links.prefix(mostLinks).map(\.link)
    }

    /// How many seconds may lie between two series that share only a weak key.
    ///
    /// A file that somebody has changed for a decade would make every pair of that person's series a candidate.
    private static let weakReach: Int64 = 2 * 365 * 86_400

    private static func isCandidate(_ older: SeriesProfile, _ newer: SeriesProfile) -> Bool {
        if newer.firstReceivedAt - older.firstReceivedAt <= weakReach { return true }
        return !older.strongKeys.isDisjoint(with: newer.strongKeys)
    }
}

/// What the parts of one series that no thread ties together have in common.
public struct LinkKey: Sendable, Hashable {
    /// The key as text, to be kept and compared, not read.
    public var value: String

    /// Takes a key that was kept.
    public init(value: String) { self.value = value }
}
