internal import DigestReport
internal import MailFormat
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

/// Single messages.
extension PageMaker {
    /// A message with its position in the thread.
    func message(_ id: String, in list: Lists.List) async throws -> Page {
        struct Neighbour {
            var path: String
            var subject: String
            var sender: String
            var date: String
            var depth: String
            var isCurrent: Bool
            var isMissing: Bool
        }
        struct Model {
            var mail: MailView
            var listPath: String
            var thread: [Neighbour]
            var hidden: String?
            var isThread: Bool
            var previous: String?
            var next: String?
            var series: String?
            var otherArchives: String?
        }
        let mail = try await mails([id], in: list)
        guard let parsed = mail[id] else { throw Self.unknown }
        guard let found = try await store.thread(of: id) else { throw Self.unknown }
        var room = BodyHTML.limit
        let view = try await views([(id, parsed)], found, in: list, room: &room)[0]
        let nodes = found.thread.nodes
        let index = nodes.firstIndex { $0.messageID == id } ?? 0
        // Of a long thread, what stands around the message.
        let window = max(0, index - 40)..<min(nodes.count, index + 60)
        let subjects = try await store.subjects(of: nodes[window].map(\.messageID))
        let neighbours = nodes[window].map { node in
            let message = found.messages[node.messageID]
            return Neighbour(
                path: path(node.messageID, in: list),
                subject: Self.subject(subjects[node.messageID] ?? "never received"),
                sender: message?.automaton ?? Wording.name(message?.sender),
                date: message.map { String(Wording.Time($0.receivedAt).text.prefix(10)) } ?? "",
                depth: "d\(min(node.depth, 12))", isCurrent: node.messageID == id, isMissing: node.isMissing)
        }
        func neighbour(_ step: Int) -> String? {
            nodes.indices.contains(index + step) ? path(nodes[index + step].messageID, in: list) : nil
        }
        let isPatch = nodes.indices.contains(index) && Self.isOfSeries(index, in: found)
        let model = Model(
            mail: view, listPath: list.path, thread: neighbours,
            hidden: window.count < nodes.count ? Wording.count(nodes.count - window.count, "message") : nil,
            isThread: nodes.count > 1, previous: neighbour(-1), next: neighbour(1),
            series: isPatch ? list.path + "series/\(PercentEncoding.encode(id))/" : nil,
            otherArchives: try await archivesOfOtherMails(id))
        return html("message", model, frame(view.subject, list))
    }

    /// The archives that have a mail with this Message-ID, named where not all of them have the same one.
    private func archivesOfOtherMails(_ id: String) async throws -> String? {
        let deliveries = try await store.deliveries(of: [id])[id] ?? []
        guard let first = deliveries.first, deliveries.contains(where: { $0.digest != first.digest }) else {
            return nil
        }
        var seen: Set<String> = []
        return deliveries.map(\.archive).filter { seen.insert($0).inserted }.map { path in
            SafeText.line(snapshot.lists.lists.first { $0.archive?.path == path }?.name ?? path)
        }.joined(separator: ", ")
    }

    /// Whether a message is of a series or answers one: finding out of which takes a page of its own.
    private static func isOfSeries(_ start: Int, in found: TrackedThread) -> Bool {
        var next: Int? = start
        while let index = next {
            let node = found.thread.nodes[index]
            if found.messages[node.messageID]?.isPosting == true { return true }
            if node.isSubjectChange { return false }
            next = node.parent
        }
        // What it answers was never received; its subject may name a part.
        let subject = found.messages[found.thread.nodes[start].messageID]?.subject
        return subject?.isPatch == true && subject?.part != nil
            && found.messages.values.contains { $0.isPosting && $0.subject.version == subject?.version }
    }

    /// The mail as an mbox of one, as public-inbox gives it.
    func raw(_ id: String, in list: Lists.List) async throws -> Page {
        guard let bytes = try await bytes([id], in: list)[id] else { throw Self.unknown }
        return Page(.text, MailboxText.entry(bytes))
    }

    /// A part of a mail: text as plain text, all else for keeping; nothing that a stranger sent is shown as a page of ours.
    func part(_ position: String, of id: String, in list: Lists.List) async throws -> Page {
        guard let message = try await mails([id], in: list)[id] else { throw Self.unknown }
        guard let found = MailPart.all(of: message.root).first(where: { $0.position == position }) else {
            throw PageError.notFound("The message has no such part.")
        }
        var page = Page(found.charset == nil ? .file : .text, found.part.content, filename: found.filename)
        page.charset = found.charset
        return page
    }

    static var unknown: PageError { .notFound("This server has no message with that Message-ID.") }

    // MARK: Mails

    /// The raw bytes of messages, by id.
    ///
    /// - Throws: `PageError.moved` to all lists when the first one is on others only, `PageError.notFound` when it is on none.
    func bytes(_ ids: [String], in list: Lists.List) async throws -> [String: [UInt8]] {
        if let first = ids.first { try await check(first, isOn: list) }
        return try await site.mails.bytes(of: ids, in: list.archive?.path)
    }

    /// Looks whether a list has a message.
    ///
    /// - Throws: `PageError.moved` to all lists when it is on others only, `PageError.notFound` when it is on none.
    func check(_ id: String, isOn list: Lists.List) async throws {
        guard let archive = list.archive else { return }
        let deliveries = try await store.deliveries(of: [id])[id] ?? []
        guard !deliveries.isEmpty else { throw Self.unknown }
        if !deliveries.contains(where: { $0.archive == archive.path }) {
            let here = "/\(target.parts.dropFirst().map(PercentEncoding.encode).joined(separator: "/"))"
            throw PageError.moved(to: "/all" + here + (target.rawQuery.map { "?" + $0 } ?? ""))
        }
    }

    /// Messages taken apart, by id.
    func mails(_ ids: [String], in list: Lists.List) async throws -> [String: Message] {
        try await bytes(ids, in: list).mapValues { Message(parsing: $0) }
    }

    /// Mails as a page shows them; the ids they mention become links where the index has them.
    func views(
        _ mails: [(id: String, message: Message)], _ thread: TrackedThread, in list: Lists.List, room: inout Int
    ) async throws -> [MailView] {
        var mentioned: [String] = []
        for mail in mails where mentioned.count < 400 {
            mentioned += Links.mentions(in: mail.message.text, limit: 40)
        }
        let known = Set(try await store.subjects(of: mentioned).keys)
        return mails.map { id, message in
            MailView(
                message, id: id, path: path(id, in: list), received: thread.messages[id]?.receivedAt ?? 0, room: &room,
                isKnown: known.contains)
        }
    }
}
