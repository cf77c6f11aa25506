import PatchFormat

/// The review tags of all versions of a change, each with those that the same patches were given in older versions.
///
/// A tag counts for the newer version of a part as long as the diff is the same, by `git patch-id`: that is `b4`'s rule, too.
/// Objections were about the older version, and are left there. One pass from the oldest version to the newest hands the tags on,
/// so that a change of a thousand versions costs no more than its mails.
public struct ChangeTags: Sendable {
    /// The tags that a version was given itself.
    private var own: [ReviewTags] = []
    /// For each version the tags that its parts had in older ones.
    private var carried: [[Carried]] = []
    private var versions: [Series.ID: Int] = [:]
    private let series: [Series]
    private let answers: [Series.ID: [Answer]]

    /// A tag of an older version.
    private struct Source {
        /// The older version, and the index in what it was given.
        var version: Int
        var index: Int
        var identity: TagIdentity
    }

    /// What the part at `index` had in older versions, nearest first.
    private struct Carried {
        var part: Int
        var sources: [Source]
    }

    /// What identifies a part of one version with one of another.
    private enum Key: Hashable {
        case diff(PatchID)
        case mail(TrackedMessage.ID, attachment: Int?)

        init(_ part: Part) {
            let message = part.message
            self = message.patchID.map { .diff($0) } ?? .mail(message.id, attachment: message.attachment)
        }
    }

    /// How many tags of older versions a part takes over at least, where there are more than ``mostInAll`` of them for all parts
    /// of all versions.
    static let fewest = 64
    /// How many tags of older versions all parts of all versions take over, about.
    static let mostInAll = 100_000

    /// Collects the tags; `answers` are those to each version.
    ///
    /// With `newest` they are collected up to that version only.
    public init(of change: Change, answers: [Series.ID: [Answer]], upTo newest: Series.ID? = nil) {
        self.init(of: change, answers: answers, upTo: newest, mostInAll: Self.mostInAll)
    }

    /// The same with another bound.
    init(of change: Change, answers: [Series.ID: [Answer]], upTo newest: Series.ID? = nil, mostInAll: Int) {
        self.answers = answers
        let end = newest.flatMap { id in change.series.firstIndex { $0.id == id } } ?? change.series.count - 1
        series = Array(change.series[...end])
        let limit = max(Self.fewest, mostInAll / max(1, series.reduce(0) { $0 + $1.parts.count }))
        var chains: [Key: [Source]] = [:]
        for (version, posted) in series.enumerated() {
            if Task.isCancelled { break }
            if versions[posted.id] == nil { versions[posted.id] = version }
            let given = ReviewTags(of: posted, answers: answers[posted.id] ?? [])
            own.append(given)
            var taken: [Carried] = []
            for (index, part) in posted.parts.enumerated() where part.isCarried || part.message.patchID != nil {
                if let sources = chains[Key(part)] { taken.append(Carried(part: index, sources: sources)) }
            }
            carried.append(taken)
            if version < end, !given.given.isEmpty { Self.hand(given, of: version, posted, on: &chains, limit) }
        }
    }

    /// Puts what a version was given before what older versions were given for the same patches.
    private static func hand(
        _ given: ReviewTags, of version: Int, _ series: Series, on chains: inout [Key: [Source]], _ limit: Int
    ) {
        let tags = PartTags(given) { !$0.isObjection }
        var seen: Set<Key> = []
        for part in series.parts {
            // Of several parts with one diff the first one counts.
            let key = Key(part)
            guard seen.insert(key).inserted else { continue }
            var sources = tags.indices(forPart: part.number, upTo: limit).map {
                Source(version: version, index: $0, identity: tags[$0].identity)
            }
            guard !sources.isEmpty else { continue }
            if let older = chains[key] {
                let known = Set(sources.map(\.identity))
                sources += older.lazy.filter { !known.contains($0.identity) }.prefix(limit - sources.count)
            }
            chains[key] = sources
        }
    }

    /// The tags that count for one version; those of a series that is none of the versions are the ones it got itself.
    public func tags(of series: Series) -> ReviewTags {
        guard let version = versions[series.id], version < carried.count else {
            return ReviewTags(of: series, answers: answers[series.id] ?? [])
        }
        var tags = own[version]
        guard !carried[version].isEmpty else { return tags }
        var known: [ReviewTag.Target: Set<TagIdentity>] = [:]
        for tag in tags.given { known[tag.target, default: []].insert(TagIdentity(tag.trailer, person: tag.person)) }
        var trailers = CarriedTrailers(of: series)
        var found: [(version: Int, part: Int, tag: ReviewTag)] = []
        for carried in carried[version] {
            let number = series.parts[carried.part].number
            for source in carried.sources {
                guard known[.series]?.contains(source.identity) != true,
                    known[.part(number), default: []].insert(source.identity).inserted
                else { continue }
                let older = self.series[source.version]
                var tag = own[source.version].given[source.index]
                tag.target = .part(number)
                tag.carriedFrom = older.id
                tag.isCarried = trailers.contain(source.identity, for: .part(number))
                found.append((source.version, carried.part, tag))
            }
        }
        // Nearest version first; the order of sorting is a stable one, by index.
        let order = found.indices.sorted {
            (-found[$0].version, found[$0].part, $0) < (-found[$1].version, found[$1].part, $1)
        }
        tags.given += order.map { found[$0].tag }
        return tags
    }
}

extension ReviewTags {
    /// Collects the tags of `series`, and those that the same patch was given in an older version of `change`.
    ///
    /// `answers` are those to each version. ``ChangeTags`` does that for all versions at once.
    public init(of series: Series, in change: Change, answers: [Series.ID: [Answer]]) {
        let isFirst = change.series[0].id == series.id
        guard !isFirst else {
            self.init(of: series, answers: answers[series.id] ?? [])
            return
        }
        self = ChangeTags(of: change, answers: answers, upTo: series.id).tags(of: series)
    }
}
