import PatchFormat

/// A series, ready to be compared with others.
struct SeriesProfile {
    let series: Series
    let title: Title
    /// Titles of the parts; of a lone patch its title.
    let partTitles: Set<String>
    let patchIDs: Set<PatchID>
    let files: Set<String>
    /// Author and sender.
    let people: Set<String>
    let branches: [String]
    let firstReceivedAt: Int64
    let id: Series.ID
    /// Ids of its messages.
    let messageIDs: Set<String>
    /// What its messages link to, with the message that does.
    let links: [(from: TrackedMessage.ID, to: String)]

    init(_ series: Series) {
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
    }

    /// Older first; by id where both came at once.
    static func isBefore(_ left: SeriesProfile, _ right: SeriesProfile) -> Bool {
        (left.firstReceivedAt, left.id) < (right.firstReceivedAt, right.id)
    }

    // MARK: Keys

    /// What versions of one work have in common, strong ones and weak ones: weak ones count only between different versions.
    var keys: (strong: Set<String>, weak: Set<String>) {
        var strong = Set(messageIDs.lazy.map { "m" + $0 })
        strong.formUnion(links.lazy.map { "m" + $0.to })
        strong.formUnion(series.head.ancestors.lazy.map { "m" + $0 })
        strong.formUnion(patchIDs.lazy.map { "p" + $0.description })
        for changeID in Set(series.messages.lazy.compactMap(\.changeID)) { strong.insert("c" + changeID) }
        var weak: Set<String> = []
        if !series.head.ancestors.isEmpty || series.threadID == id { weak.insert("t" + series.threadID) }
        for person in people {
            weak.insert("n" + person + "\u{1f}" + title.words)
            for file in Self.sample(of: files) { weak.insert("f" + person + "\u{1f}" + file) }
        }
        return (strong, weak)
    }

    /// The paths with the lowest hashes: two sets that have much in common have some of these in common.
    private static func sample(of files: Set<String>) -> [String] {
        guard files.count > sampleSize else { return Array(files) }
        return files.map { (hash(of: $0), $0) }.sorted { $0 < $1 }.prefix(sampleSize).map(\.1)
    }

    private static let sampleSize = 16

    /// FNV-1a: the same in every run, unlike Swift's own.
    private static func hash(of text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
