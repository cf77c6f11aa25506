import PatchFormat

/// A series, ready to be compared with others: what that takes is worked out once.
public struct SeriesProfile: Sendable {
    /// The series.
    public let series: Series
    let title: TitleLikeness
    /// What its title says to revert.
    let reverted: TitleLikeness?
    /// Whether it is or its cover letter holds a pull request: a collection of what was posted before.
    let isToBePulled: Bool
    /// Whether its first patch says to be a copy of a commit.
    let isBackport: Bool
    /// Titles of the parts; of a lone patch its title.
    let partTitles: Set<String>
    let patchIDs: Set<PatchID>
    let files: Set<String>
    /// Author and sender.
    let people: Set<String>
    let branches: [String]
    /// The trees that the tag names, `net` and `net-next` as one.
    let trees: Set<String>
    let firstReceivedAt: Int64
    /// Its id.
    public let id: Series.ID
    /// Ids of its messages.
    let messageIDs: Set<String>
    /// What its messages link to or say to supersede, with the message that does; without what they are based on.
    let links: [(from: TrackedMessage.ID, to: String)]
    /// What its messages say to supersede.
    let superseded: Set<String>
    /// The sum of everything that links of the series depend on.
    public let fingerprint: LinkKeySum
    /// What versions of one change have in common, as sums.
    public let strongKeys: Set<LinkKeySum>
    /// The same, for what counts only between different versions.
    public let weakKeys: Set<LinkKeySum>

    /// Computes what comparing needs.
    public init(_ series: Series) {
        self.series = series
        title = TitleLikeness(Title(series.title))
        reverted = Title.reverted(by: series.title).map { TitleLikeness(Title($0)) }
        isToBePulled = series.isToBePulled
        isBackport = series.parts.first?.message.upstreamCommit != nil
        partTitles = Set(series.parts.map { Title($0.title).words })
        patchIDs = Set(series.parts.compactMap(\.message.patchID))
        files = Set(series.parts.lazy.flatMap(\.message.files))
        people = Set([series.author, series.sender].compactMap { $0 }.map { PostingKey.person($0) })
        branches = BranchTags.branches(in: series.tags)
        trees = Set(
            series.tags.map { tag in
                let tag = tag.lowercased()
                return tag.hasSuffix("-next") ? String(tag.dropLast(5)) : tag
            })
        firstReceivedAt = series.firstReceivedAt
        id = series.id
        let messages = series.messages
        messageIDs = Set(messages.map(\.id))
        let relations = messages.flatMap { message in message.relations.map { (from: message.id, relation: $0) } }
        superseded = Set(relations.lazy.filter { $0.relation.kind == .supersedes }.map(\.relation.messageID))
        let basis = Set(relations.lazy.filter { $0.relation.kind != .supersedes }.map(\.relation.messageID))
        links =
            messages.flatMap { message in
                message.linkedMessageIDs.lazy.filter { !basis.contains($0) }.map { (message.id, $0) }
            } + relations.filter { $0.relation.kind == .supersedes }.map { ($0.from, $0.relation.messageID) }

        var strong = Set<LinkKeySum>(minimumCapacity: 2 * messages.count + links.count)
        for message in messages {
            strong.insert(LinkKeySum("m", message.id))
            if let changeID = message.changeID { strong.insert(LinkKeySum("c", changeID)) }
        }
        for link in links { strong.insert(LinkKeySum("m", link.to)) }
        for ancestor in series.head.ancestors { strong.insert(LinkKeySum("m", ancestor)) }
        for patchID in patchIDs { strong.insert(LinkKeySum("p", patchID.description)) }
        var weak = Set<LinkKeySum>()
        if !series.head.ancestors.isEmpty || series.threadID == id { weak.insert(LinkKeySum("t", series.threadID)) }
        for person in people {
            weak.insert(LinkKeySum("n", person, "\u{1f}", title.title.words))
            for file in Self.sample(of: files) { weak.insert(LinkKeySum("f", person, "\u{1f}", file)) }
        }
        (strongKeys, weakKeys) = (strong, weak)
        fingerprint = Self.fingerprint(of: series, messages)
    }

    /// What two series must have in common to be compared at all: an index keeps them to find what a new series can belong to.
    ///
    /// Two keys with one sum only cost a comparison.
    public var keys: Set<LinkKeySum> { strongKeys.union(weakKeys) }

    private static func fingerprint(of series: Series, _ messages: [TrackedMessage]) -> LinkKeySum {
        var sum = LinkKeySum(series.id, "\u{1f}", series.threadID)
        sum.append(
            "\(series.version) \(series.versionMinor ?? 0) \(series.isRFC) \(series.isResend) \(series.isPullRequest)")
        sum.append("\(series.total) \(series.cover != nil) \(series.parts.count) \(series.firstReceivedAt)")
        for tag in series.tags { sum.append(tag) }
        for mailbox in [series.author, series.sender].compactMap({ $0 }) { sum.append(PostingKey.person(mailbox)) }
        for ancestor in series.head.ancestors { sum.append(ancestor) }
        for message in messages {
            sum.append(message.id)
            sum.append(message.title)
            sum.append(message.changeID ?? "")
            sum.append(message.patchID?.description ?? "")
            sum.append(message.upstreamCommit ?? "")
            if message.pullRequest != nil { sum.append("pull") }
            for file in message.files { sum.append(file) }
            for link in message.linkedMessageIDs { sum.append(link) }
            for relation in message.relations { sum.append(relation.kind.rawValue + relation.messageID) }
        }
        return sum
    }

    /// Older first; by id where both came at once.
    static func isBefore(_ left: SeriesProfile, _ right: SeriesProfile) -> Bool {
        (left.firstReceivedAt, left.id) < (right.firstReceivedAt, right.id)
    }

    /// The paths with the lowest hashes: two sets that have much in common have some of these in common.
    private static func sample(of files: Set<String>) -> [String] {
        guard files.count > sampleSize else { return Array(files) }
        return files.map { (LinkKeySum($0).value, $0) }.sorted { $0 < $1 }.prefix(sampleSize).map(\.1)
    }

    private static let sampleSize = 16
}
