internal import MailFormat
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

/// Finds out who took part in a period, from where, how fast they answered, and what their patches touch.
///
/// People come with the reader's mailmap put upon them already.
struct PeopleComposer {
    /// The messages of the period, oldest first.
    let messages: [IndexedMessage]
    /// The series with a posting among them.
    let series: [IndexedSeries]
    /// What surrounds them.
    let related: RelatedThreads
    /// What the reader knows.
    let choices: DigestChoices
    /// The files that the patches of ``countedPatches`` change.
    var files: [IndexedMessage.ID: [ChangedFile]] = [:]
    /// Who had posted before the period.
    var earlierAuthors: [Mailbox] = []
    /// When the oldest message was received that the archives have, in seconds since 1970 UTC.
    var oldest: Int64?
    /// Where each message is among the messages, by Message-ID.
    let positions: [String: Int]

    init(
        messages: [IndexedMessage], series: [IndexedSeries], related: RelatedThreads, choices: DigestChoices
    ) {
        self.messages = messages
        self.series = series
        self.related = related
        self.choices = choices
        positions = Dictionary(messages.enumerated().map { ($1.messageID, $0) }) { first, _ in first }
    }

    /// All of it.
    func people() -> Digest.People {
        Digest.People(
            reviewers: reviewers(), organisations: organisations(), newcomers: newcomers(),
            newcomersSince: newcomersSince(), response: response(), files: fileTallies(), subsystems: subsystems())
    }

    /// Since when the authors are known; nil where that is a year before the period or longer, so that nobody who is new
    /// then has most likely been there before.
    private func newcomersSince() -> Moment? {
        guard let oldest, let start = messages.first?.received, start - oldest < Self.year else { return nil }
        return Moment(oldest)
    }

    private static let year: Int64 = 365 * 86_400

    /// People by the tags that they gave in replies of the period and did not take back; programs give none.
    private func reviewers() -> [Digest.Tally] {
        var tags: [String: [String]] = [:]
        for series in related.graph.series {
            if Task.isCancelled { break }
            let answers = related.graph.answers(to: series)
            guard answers.contains(where: { !$0.message.givenTags.isEmpty && positions[$0.message.id] != nil }) else {
                continue
            }
            for tag in ReviewTags(of: series, answers: answers).given
            where tag.withdrawnBy == nil && tag.automaton == nil && positions[tag.messageID] != nil
                && (tag.isObjection || TagCarrying.isVerdict(tag.key))
            {
                tags[choices.person(tag.person).description, default: []].append(tag.messageID)
            }
        }
        return Ranking.tallies(tags.mapValues { $0.sorted { position($0) < position($1) } })
    }

    /// For whom those work who wrote the postings; programs work for nobody.
    private func organisations() -> [Digest.Tally] {
        var postings: [String: [String]] = [:]
        for message in messages where message.isPosting && message.automaton == nil {
            guard let author = message.author else { continue }
            let label = choices.organisations.affiliation(of: author, at: message.received).label
            postings[label, default: []].append(message.messageID)
        }
        return Ranking.tallies(postings)
    }

    /// The authors whom nobody has met before, with their first posting.
    ///
    /// Where the index knows nothing earlier, nobody can be called new.
    private func newcomers() -> [Digest.Newcomer] {
        var known = KnownPeople(earlierAuthors.lazy.map(choices.person))
        guard !known.isEmpty else { return [] }
        var titles: [IndexedMessage.ID: (title: String, author: Mailbox?)] = [:]
        for series in series { for part in series.parts { titles[part.message] = (series.title, series.author) } }
        return messages.compactMap { message in
            guard message.isPosting, message.automaton == nil, let author = message.author,
                known.meet(choices.person(author))
            else {
                return nil
            }
            // A patch in somebody else's series has that one's title only for others.
            let series = titles[message.id].flatMap { $0.author == author ? $0.title : nil }
            return Digest.Newcomer(
                person: author.description,
                organisation: choices.organisations.organisation(of: author, at: message.received),
                title: series ?? message.title, messageID: message.messageID)
        }
    }

    func position(_ messageID: String) -> Int { positions[messageID] ?? 0 }
}
