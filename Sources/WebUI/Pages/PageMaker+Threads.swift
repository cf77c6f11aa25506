internal import DigestReport
internal import MailFormat
internal import PatchIndex
internal import PatchTracking

/// Whole threads.
extension PageMaker {
    /// Messages on a page of a thread.
    static let threadLength = 200
    /// Bytes of text on a page of a thread; of mails beyond them only the beginning is shown.
    static let threadBytes = 4 << 20
    /// Mails that are in memory at once, since each may have as many bytes as `tidings.maxmail` allows.
    static let atOnce = 4
    /// Messages in the mbox of a thread.
    static let mailboxLength = 5000
    /// Bytes of the mails in an mbox, before it is compressed.
    static let mailboxBytes = 256 << 20

    /// A thread, as a tree or in the order of arrival.
    func thread(_ id: String, in list: Lists.List, isNested: Bool) async throws -> Page {
        struct Model {
            var title: String
            var path: String
            var listPath: String
            var isNested: Bool
            var count: String
            var people: String
            var mails: [MailView]
            var older: String?
            var newer: String?
            var pages: String?
            var series: String?
        }
        guard let found = try await store.thread(of: id) else { throw Self.unknown }
        var nodes = found.thread.nodes
        if !isNested {
            nodes = nodes.filter { !$0.isMissing }
            let times = found.messages.mapValues(\.receivedAt)
            nodes.sort { (times[$0.messageID] ?? 0, $0.messageID) < (times[$1.messageID] ?? 0, $1.messageID) }
        }
        let pages = (nodes.count + Self.threadLength - 1) / Self.threadLength
        // Without a number, the page on which the message stands.
        let own = (nodes.firstIndex { $0.messageID == id } ?? 0) / Self.threadLength + 1
        let page = try number("page", usual: own, in: 1...max(1, pages))
        let shown = nodes[((page - 1) * Self.threadLength)..<min(nodes.count, page * Self.threadLength)]
        let here = path(id, in: list) + (isNested ? "t/" : "T/")
        let views = try await self.views(of: shown, found, in: list, id: id, isNested: isNested)
        let people = Set(
            found.messages.values.compactMap { $0.automaton == nil ? $0.sender?.address.lowercased() : nil })
        let isSeries = found.messages.values.contains { $0.isPosting }
        let model = Model(
            title: Self.subject(
                try await store.subjects(of: [found.thread.id])[found.thread.id] ?? views.first?.subject ?? ""),
            path: path(id, in: list), listPath: list.path, isNested: isNested,
            count: Wording.count(found.messages.count, "message"),
            people: Wording.count(people.count, "person", "people"),
            mails: views, older: page > 1 ? "\(here)?page=\(page - 1)" : nil,
            newer: page < pages ? "\(here)?page=\(page + 1)" : nil, pages: pages > 1 ? "Page \(page) of \(pages)" : nil,
            series: isSeries ? list.path + "series/\(PercentEncoding.encode(id))/" : nil)
        var frame = frame(model.title, list)
        frame.feed = path(id, in: list) + "t.atom"
        return html("thread", model, frame)
    }

    private func views(
        of nodes: ArraySlice<MessageThread.Node>, _ found: TrackedThread, in list: Lists.List, id: String,
        isNested: Bool
    ) async throws -> [MailView] {
        let received = nodes.filter { !$0.isMissing }.map(\.messageID)
        var views: [MailView] = []
        var room = Self.threadBytes
        try await check(id, isOn: list)
        let deliveries = try await site.mails.deliveries(of: received, in: list.archive?.path)
        // A few at a time: together they may be more than fits into memory.
        for start in stride(from: 0, to: received.count, by: Self.atOnce) {
            try Task.checkCancellation()
            let batch = received[start..<min(start + Self.atOnce, received.count)]
            let mails = try await site.mails.bytes(of: batch, at: deliveries)
                .mapValues { Message(parsing: $0) }
            views += try await self.views(
                batch.compactMap { id in mails[id].map { (id, $0) } }, found, in: list, room: &room)
        }
        let byID = Dictionary(views.map { ($0.id, $0) }) { first, _ in first }
        let shown = Set(nodes.map(\.messageID))
        return nodes.map { node in
            var view = byID[node.messageID] ?? MailView(missing: node.messageID, path: path(node.messageID, in: list))
            // Public-inbox's name for the message that the address names.
            func anchor(_ other: String) -> String { other == id ? "u" : MailView.anchor(other) }
            view.anchor = anchor(node.messageID)
            if isNested { view.depth = "d\(min(node.depth, 12))" }
            let parent = node.parent.map { found.thread.nodes[$0].messageID }
            view.parent = parent.flatMap { shown.contains($0) ? anchor($0) : nil }
            return view
        }
    }

    /// All mails of a thread as an mbox in gzip's format.
    func threadMailbox(_ id: String, in list: Lists.List) async throws -> Page {
        guard let found = try await store.thread(of: id), found.messages[id] != nil else { throw Self.unknown }
        let ids = found.thread.messageIDs
        guard ids.count <= Self.mailboxLength else {
            throw PageError.invalid(
                "The thread has \(ids.count) messages, more than the \(Self.mailboxLength) that are given at once.")
        }
        return try await mailbox([id] + ids.filter { $0 != id }, in: list, order: ids)
    }

    /// Mails as a compressed mbox, in an order; the first of `ids` decides whether the list is the right one.
    func mailbox(_ ids: [String], in list: Lists.List, order: [String]) async throws -> Page {
        // A few at a time: together they may be more than fits into memory.
        guard var gzip = try? GzipStream() else { throw PageError.busy }
        var size = 0
        if let first = ids.first { try await check(first, isOn: list) }
        let deliveries = try await site.mails.deliveries(of: order, in: list.archive?.path)
        for start in stride(from: 0, to: order.count, by: Self.atOnce) {
            try Task.checkCancellation()
            let batch = Array(order[start..<min(start + Self.atOnce, order.count)])
            let mails = try await site.mails.bytes(of: batch, at: deliveries)
            for mail in batch.compactMap({ mails[$0] }) {
                size += mail.count
                guard size <= Self.mailboxBytes else {
                    throw PageError.invalid(
                        "The mails have more than \(Self.mailboxBytes >> 20) MB, more than are given at once.")
                }
                gzip.append(MailboxText.entry(mail))
            }
        }
        let bytes = gzip.finish()
        return Page(.gzippedMbox, bytes, filename: "\(ids.first.map { Self.filename($0) } ?? "thread").mbox.gz")
    }

    /// A Message-ID as the name of a file.
    static func filename(_ id: String) -> String {
        String(
            id.unicodeScalars.prefix(80).map { scalar in
                scalar.isASCII
                    && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                        || "._-+=@".unicodeScalars.contains(scalar))
                    ? Character(scalar) : "_"
            })
    }
}
