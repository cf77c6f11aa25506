import PatchFormat

/// A series, ready to be compared with others: what that takes is worked out once.
public struct SeriesProfile: Sendable {
    /// The series.
    public let series: Series
    let title: Title
    /// Titles of the parts; of a lone patch its title.
    let partTitles: Set<String>
    let patchIDs: Set<PatchID>
    let files: Set<String>
    /// Author and sender.
    let people: Set<String>
    let branches: [String]
    let firstReceivedAt: Int64
    /// Its id.
    public let id: Series.ID
    /// Ids of its messages.
    let messageIDs: Set<String>
    /// What its messages link to, with the message that does.
    let links: [(from: TrackedMessage.ID, to: String)]
    /// What versions of one work have in common, as sums.
    public let strongKeys: Set<LinkKeySum>
    /// The same, for what counts only between different versions.
    public let weakKeys: Set<LinkKeySum>

    /// Works out what comparing takes.
    public init(_ series: Series) {
        self.series = series
        title = Title(series.title)
        partTitles = Set(series.parts.map { Title($0.title).words })
        patchIDs = Set(series.parts.compactMap(\.message.patchID))
        files = Set(series.parts.lazy.flatMap(\.message.files))
        people = Set([series.author, series.sender].compactMap { $0 }.map { PostingKey.person($0) })
        branches = BranchTags.branches(in: series.tags)
        firstReceivedAt = series.firstReceivedAt
        id = series.id
        let messages = series.messages
        messageIDs = Set(messages.map(\.id))
        links = messages.flatMap { message in message.linkedMessageIDs.map { (message.id, $0) } }

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
            weak.insert(LinkKeySum("n", person, "\u{1f}", title.words))
            for file in Self.sample(of: files) { weak.insert(LinkKeySum("f", person, "\u{1f}", file)) }
        }
        (strongKeys, weakKeys) = (strong, weak)
    }

    /// What two series must have in common to be compared at all: an index keeps them to find what a new series can belong to.
    ///
    /// Two keys with one sum only cost a comparison.
    public var keys: Set<LinkKeySum> { strongKeys.union(weakKeys) }

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
