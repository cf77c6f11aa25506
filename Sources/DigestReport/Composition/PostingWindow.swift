internal import MailFormat
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

/// The messages of a period of an archive, and the series that were posted in it.
struct PostingWindow {
    private let messages: [IndexedMessage]
    private let byID: [IndexedMessage.ID: IndexedMessage]
    /// The position of each message among the messages, oldest first.
    private let positions: [IndexedMessage.ID: Int]
    /// The series with at least one message in the period.
    private let series: [IndexedSeries]
    /// Series of a change of which an older version was posted in the period too.
    private let updates: Set<IndexedSeries.ID>

    private let persons: Persons

    init(messages: [IndexedMessage], series: [IndexedSeries], persons: Persons = Persons()) {
        self.persons = persons
        self.messages = messages
        byID = Dictionary(messages.map { ($0.id, $0) }) { first, _ in first }
        positions = Dictionary(messages.enumerated().map { ($1.id, $0) }) { first, _ in first }
        self.series = series
        var updates: Set<IndexedSeries.ID> = []
        for versions in Dictionary(grouping: series, by: \.change).values {
            let oldest = versions.min { ($0.received, $0.id) < ($1.received, $1.id) }
            for version in versions where version.id != oldest?.id { updates.insert(version.id) }
        }
        self.updates = updates
    }

    var counts: Digest.Counts {
        let people = messages.filter { $0.automaton == nil }.compactMap {
            $0.sender.map { persons.representative(of: $0).address.lowercased() }
        }
        return Digest.Counts(
            messages: messages.count, threads: Set(messages.map(\.thread)).count, people: Set(people).count,
            patches: messages.filter { $0.kind == .patch }.count, covers: messages.filter { $0.kind == .cover }.count,
            series: series.count, updatedSeries: updates.count,
            pullRequests: messages.filter { $0.kind == .pullRequest }.count,
            automated: messages.filter { $0.automaton != nil }.count)
    }

    /// One entry a series, the one that came last first.
    var postedSeries: [PostedSeries] {
        let placed = series.compactMap { series in firstMessage(of: series).map { (series, $0) } }
        return placed.sorted { position($0.1) > position($1.1) }.map { series, first in
            let ids = series.parts.compactMap { byID[$0.message]?.messageID }
            return PostedSeries(
                title: series.title, author: series.author?.description ?? "", version: series.version,
                versionMinor: series.versionMinor, isRFC: series.isRFC, isResend: series.isResend, tags: series.tags,
                total: series.total, parts: series.parts.map(\.number).filter { $0 > 0 },
                isUpdate: updates.contains(series.id),
                received: Moment(first.received), messageID: first.messageID, messageIDs: ids)
        }
    }

    /// The messages that stand for their series, newest first: a lone patch, a cover letter, the first patch.
    var entryMessages: [(message: IndexedMessage, isUpdate: Bool)] {
        let found = series.flatMap { series in
            series.parts.filter { $0.number <= 1 }.compactMap { part in
                byID[part.message].map { (message: $0, isUpdate: updates.contains(series.id)) }
            }
        }
        return found.sorted { position($0.message) > position($1.message) }
    }

    /// The cover letter or the lowest part that is in the period.
    private func firstMessage(of series: IndexedSeries) -> IndexedMessage? {
        series.parts.lazy.compactMap { byID[$0.message] }.first
    }

    private func position(_ message: IndexedMessage) -> Int { positions[message.id] ?? 0 }
}

extension Entry {
    init(_ message: IndexedMessage, _ patch: IndexedPatch?, isUpdate: Bool) {
        self.init(
            isUpdate: isUpdate, isCover: message.kind == .cover, version: message.tags.version,
            subject: message.subject,
            title: message.title, author: message.author?.description ?? "", messageID: message.messageID,
            commit: message.entry,
            received: Moment(message.received), message: Self.shortened(patch?.message),
            notes: Self.shortened(patch?.notes), shortlog: Self.shortened(patch?.shortlog),
            diffstat: Self.shortened(patch?.diffstat))
    }

    /// Bytes of a text in a digest; what is longer was written to make the digest long.
    private static let longest = 64 << 10

    /// A text, or as many of its lines as there is room for.
    private static func shortened(_ text: String?) -> String {
        guard let text, text.utf8.count > longest else { return text ?? "" }
        let beginning = text.utf8.prefix(longest)
        let end = beginning.lastIndex(of: UInt8(ascii: "\n")) ?? beginning.startIndex
        return String(text[..<end]) + "\n[The mail has more.]\n"
    }
}
