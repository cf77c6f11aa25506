internal import MailFormat
internal import DigestReport
internal import PatchIndex

/// The lists, and what is new on one.
extension PageMaker {
    /// Threads and series on a page of a list.
    static let pageLength = 50

    /// All lists with their activity.
    func home() async throws -> Page {
        struct Row {
            var name: String
            var path: String
            var address: String?
            var messages: String
            var series: String
            var newest: Wording.Time?
            var chart: String
        }
        struct Model {
            var lists: [Row]
            var isEmpty: Bool
            var weeks = 26
        }
        let summaries = try await store.archiveSummaries()
        var rows: [Row] = []
        for list in snapshot.lists.lists {
            guard let archive = list.archive, let summary = summaries.first(where: { $0.archive.id == archive.id })
            else { continue }
            let weeks = try await store.weeklyMessages(in: archive.id, weeks: 26)
            rows.append(
                Row(
                    name: list.name, path: list.path, address: archive.address.map(SafeText.line),
                    messages: summary.messages.grouped, series: summary.series.grouped,
                    newest: summary.newest.map(Wording.Time.init), chart: WeekBars.svg(weeks)))
        }
        return html("home", Model(lists: rows, isEmpty: rows.isEmpty), frame("Mailing lists", nil))
    }

    /// The newest threads of a list.
    func threads(of list: Lists.List) async throws -> Page {
        struct Row {
            var path: String
            var subject: String
            var starter: String
            var messages: String
            var people: String
            var newest: Wording.Time
        }
        struct Model {
            var name: String
            var address: String?
            var threads: [Row]
            var older: String?
            var isEmpty: Bool
        }
        let found = try await store.threads(in: list.archive?.id, after: try position(), limit: Self.pageLength)
        let rows = found.map { thread in
            Row(
                path: path(thread.first.messageID, in: list) + "t/", subject: Self.subject(thread.first.subject),
                starter: thread.first.automaton ?? Wording.name(thread.first.sender),
                messages: Wording.count(thread.messages, "message"),
                people: Wording.count(thread.people, "person", "people"), newest: Wording.Time(thread.newest))
        }
        let older = next(list.path, after: found.last?.position, found.count)
        let model = Model(
            name: frame("", list).listName ?? "", address: list.archive?.address.map(SafeText.line), threads: rows,
            older: older, isEmpty: rows.isEmpty)
        return html("threads", model, frame("\(list.name): threads", list, tab: "Threads"))
    }

    /// The address of a message's page.
    func path(_ messageID: String, in list: Lists.List) -> String {
        list.path + PercentEncoding.encode(messageID) + "/"
    }

    /// A subject for a page; never empty, since it is what a reader clicks on.
    static func subject(_ subject: String) -> String {
        let line = SafeText.line(subject)
        return line.allSatisfy(\.isWhitespace) ? "(no subject)" : line
    }
}
