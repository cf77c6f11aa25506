internal import DigestReport
internal import MailFormat
internal import PatchIndex
internal import PatchTracking

/// Feeds.
extension PageMaker {
    /// Entries of a feed; public-inbox has as many.
    static let feedLength = 25

    /// The newest messages of a list.
    func feed(of list: Lists.List) async throws -> Page {
        let found = try await store.newestMessages(in: list.archive?.id, limit: Self.feedLength)
        return try await feed(found, title: list.name, link: list.path + "new.atom", page: list.path, in: list)
    }

    /// The newest messages of a thread.
    func threadFeed(_ id: String, in list: Lists.List) async throws -> Page {
        guard let thread = try await store.thread(of: id), thread.messages[id] != nil else { throw Self.unknown }
        let newest = thread.messages.values.sorted { ($0.receivedAt, $0.id) > ($1.receivedAt, $1.id) }
        let found = try await store.messages(withIDs: newest.prefix(Self.feedLength).map(\.id))
        let title = try await store.subjects(of: [thread.thread.id])[thread.thread.id] ?? id
        let here = path(id, in: list)
        return try await feed(found, title: title, link: here + "t.atom", page: here + "t/", in: list)
    }

    /// Results of a search, without their texts.
    func feed(of query: String, _ messages: [IndexedMessage], in list: Lists.List) -> Page {
        let page = "\(list.path)?q=\(PercentEncoding.encode(query))"
        let entries = messages.map { entry($0, content: "", in: list) }
        return feedPage(entries, title: "\(query) - \(list.name)", link: page + "&x=A", page: page)
    }

    private func feed(
        _ messages: [IndexedMessage], title: String, link: String, page: String, in list: Lists.List
    ) async throws -> Page {
        var entries: [AtomFeed.Entry] = []
        // One at a time: together they may be more than fits into memory.
        for message in messages {
            let mail = try await site.mails.bytes(of: [message.messageID])[message.messageID]
            let text = mail.map { Message(parsing: $0).text } ?? []
            entries.append(entry(message, content: BodyHTML.render(text, limit: 64 << 10), in: list))
        }
        return feedPage(entries, title: title, link: link, page: page)
    }

    private func feedPage(_ entries: [AtomFeed.Entry], title: String, link: String, page: String) -> Page {
        let feed = AtomFeed(
            id: absolute(link), title: title, updated: entries.map(\.updated).max() ?? Moment(0),
            links: [
                AtomFeed.Link("self", absolute(link), type: "application/atom+xml"),
                AtomFeed.Link("alternate", absolute(page), type: "text/html"),
            ], entries: entries)
        return Page(.atom, feed.xml)
    }

    private func entry(_ message: IndexedMessage, content: String, in list: Lists.List) -> AtomFeed.Entry {
        var entry = AtomFeed.Entry(
            id: Self.feedID(message.messageID), title: Self.subject(message.subject),
            updated: Moment(message.received), author: message.automaton ?? Wording.name(message.sender),
            address: message.sender?.address ?? "",
            links: [AtomFeed.Link("alternate", absolute(path(message.messageID, in: list)))], content: content)
        entry.answers = message.parent.map(Self.feedID)
        return entry
    }

    /// An id that stays wherever the message is read: a UUID made from its Message-ID.
    static func feedID(_ messageID: String) -> String { "urn:uuid:" + NameUUID.text(of: ["message", messageID]) }

    private func absolute(_ path: String) -> String { site.configuration.baseURL + path }
}
