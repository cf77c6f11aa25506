internal import DigestReport
internal import MailFormat
internal import PatchIndex

/// Who writes on a list.
extension PageMaker {
    /// The people of the last year before the newest message, most messages first.
    func people(of list: Lists.List) async throws -> Page {
        struct Row {
            var name: String
            var path: String
            var domain: String
            var messages: String
            var postings: String
            var tags: String
            var newest: String
        }
        struct Model {
            var name: String
            var days: Int
            var rows: [Row]
            var isEmpty: Bool
        }
        let archive = try archive(of: list)
        let days = try number("days", usual: 365, in: 1...36_500)
        let newest = try await store.newestMessages(in: archive.id, limit: 1).first?.received ?? 0
        let found = try await store.senders(in: archive.id, since: newest - Int64(days) * 86_400, limit: 200)
        let rows = found.map { sender in
            Row(
                name: Wording.name(sender.sender),
                path: "\(list.path)people/\(PercentEncoding.encode(sender.sender.address))/",
                domain: SafeText.line(sender.sender.domain), messages: Wording.grouped(sender.messages),
                postings: Wording.grouped(sender.postings), tags: Wording.grouped(sender.tags),
                newest: Moment(sender.newest).day)
        }
        let model = Model(name: list.name, days: days, rows: rows, isEmpty: rows.isEmpty)
        return html("people", model, frame("\(list.name): people", list, tab: "People"))
    }

    /// The newest messages from an address.
    func person(_ address: String, of list: Lists.List) async throws -> Page {
        struct Model {
            var name: String
            var address: String
            var rows: [MessageRow]
        }
        let found = try await store.messages(from: address, in: list.archive?.id, limit: 200)
        guard let newest = found.first else { throw PageError.notFound("Nobody with that address wrote to this list.") }
        let model = Model(
            name: Wording.name(newest.sender), address: SafeText.line(address),
            rows: found.map { MessageRow($0, path: path($0.messageID, in: list)) })
        return html("person", model, frame("\(model.name) on \(list.name)", list, tab: "People"))
    }
}

/// A message in a table of messages.
struct MessageRow: Sendable {
    var path: String
    var subject: String
    var sender: String
    var date: String

    init(_ message: IndexedMessage, path: String) {
        self.path = path
        subject = PageMaker.subject(message.subject)
        sender = message.automaton ?? Wording.name(message.sender)
        date = Moment(message.received).day
    }
}
