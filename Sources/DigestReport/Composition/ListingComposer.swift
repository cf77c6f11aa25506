internal import MailFormat
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

/// Finds the messages behind the numbers of a digest.
struct ListingComposer {
    private let messages: [IndexedMessage]
    private let persons: Persons
    private let entries: [String: DigestListing.Entry]

    /// Takes the messages of the period, oldest first, and what surrounds them.
    init(messages: [IndexedMessage], related: RelatedThreads, persons: Persons = Persons()) {
        self.messages = messages
        self.persons = persons
        var entries: [String: DigestListing.Entry] = [:]
        for message in related.messages.values {
            entries[message.id] = DigestListing.Entry(
                messageID: message.id, received: Moment(message.receivedAt), sender: message.sender?.description ?? "",
                subject: message.title)
        }
        for message in messages {
            entries[message.messageID] = DigestListing.Entry(
                messageID: message.messageID, received: Moment(message.received),
                sender: message.sender?.description ?? "", subject: message.subject)
        }
        self.entries = entries
    }

    /// The lists behind the numbers of `digest`.
    func listing(of digest: Digest) -> DigestListing {
        var lists: [String: [String]] = [:]
        lists["messages"] = messages.map(\.messageID)
        lists["threads"] = first(by: { $0.thread })
        lists["people"] = first(by: { message in
            message.automaton == nil
                ? message.sender.map { persons.representative(of: $0).address.lowercased() } : nil
        })
        lists["automated"] = messages.filter { $0.automaton != nil }.map(\.messageID)
        lists["patches"] = messages.filter { $0.kind == .patch }.map(\.messageID)
        lists["covers"] = messages.filter { $0.kind == .cover }.map(\.messageID)
        lists["pulls"] = messages.filter { $0.kind == .pullRequest }.map(\.messageID)
        lists["series"] = digest.series.map(\.messageID)
        lists["updates"] = digest.series.filter(\.isUpdate).map(\.messageID)
        let sections = digest.sections
        lists["new"] = sections.newWorks.map(\.messageId)
        lists["versions"] = sections.newVersions.map(\.messageId)
        lists["stable"] = sections.stable.map(\.messageId)
        lists["applied"] = sections.applied.map(\.messageId)
        lists["reviewed"] = sections.reviewed.map(\.messageId)
        lists["waiting"] = sections.waiting.map(\.messageId)
        lists["bugs"] = sections.bugReports.map(\.messageId)
        lists["discussions"] = sections.discussions.map(\.messageId)
        lists["mainlined"] = sections.mainlined.map(\.messageId)
        let people = digest.people
        lists["newcomers"] = people.newcomers.map(\.messageID)
        lists["answered"] = people.response?.answered ?? []
        lists["unanswered"] = people.response?.unanswered ?? []
        lists["answered-by-programs"] = people.response?.answeredByProgram ?? []
        for tally in people.reviewers { lists["reviewer:" + tally.label] = tally.messageIDs }
        for tally in people.organisations { lists["organisation:" + tally.label] = tally.messageIDs }
        for tally in people.subsystems { lists["subsystem:" + tally.label] = tally.messageIDs }
        for file in people.files { lists["file:" + file.path] = file.messageIDs }
        for day in digest.days { lists["day:" + day.label] = day.messageIDs }
        for tally in digest.states { lists["state:" + tally.label] = tally.messageIDs }
        for tally in digest.authors { lists["author:" + tally.label] = tally.messageIDs }
        for tally in digest.domains { lists["domain:" + tally.label] = tally.messageIDs }
        return DigestListing(lists: lists.mapValues { $0.map(entry) })
    }

    /// The first message of each group, oldest first.
    private func first<Group: Hashable>(by group: (IndexedMessage) -> Group?) -> [String] {
        var seen: Set<Group> = []
        return messages.filter { message in group(message).map { seen.insert($0).inserted } ?? false }.map(\.messageID)
    }

    private func entry(_ id: String) -> DigestListing.Entry {
        entries[id] ?? DigestListing.Entry(messageID: id, received: Moment(0), sender: "", subject: "")
    }
}
