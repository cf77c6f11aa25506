internal import GRDB
internal import MailFormat
internal import PatchFormat
internal import PatchTracking

/// Finds the pull requests that brought patches, and what became of them; what was read once is kept for the next ones.
final class PullReader {
    /// So many requests with one patch are read, the next ones after it was posted.
    private static let most = 16

    private let byTitle: HotStatement
    private let byPatchID: HotStatement
    private let messages: TrackedMessageReader
    private let people: PeopleReader
    private var titles: [String: [Request]] = [:]
    private var diffs: [PatchID: [Request]] = [:]
    private var contents: [Int64: (pulled: [PulledPatches], messages: [TrackedMessage.ID: TrackedMessage])] = [:]
    /// Whether the index has any request at all.
    private let isEmpty: Bool

    /// The thread of a request, and when that was received.
    private struct Request {
        var received: Int64
        var thread: Int64
    }

    /// - Throws: what SQLite says.
    init(_ database: Database, _ messages: TrackedMessageReader, _ people: PeopleReader) throws {
        self.messages = messages
        self.people = people
        isEmpty = try Int.fetchOne(database, sql: "SELECT 1 FROM pull_request LIMIT 1") == nil
        byTitle = try HotStatement(
            database,
            """
            SELECT DISTINCT message.received, identity.thread FROM pulled_title
            JOIN message ON message.id = pulled_title.message JOIN identity ON identity.id = message.identity
            WHERE pulled_title.title = ? ORDER BY message.received, identity.text
            """)
        byPatchID = try HotStatement(
            database,
            """
            SELECT DISTINCT message.received, identity.thread FROM patch
            JOIN series_member ON series_member.message = patch.message JOIN series ON series.id = series_member.series
            LEFT JOIN pull_request ON pull_request.message = series.head
            JOIN message ON message.id = series.head JOIN identity ON identity.id = message.identity
            WHERE patch_id = ? AND (is_pull_request OR pull_request.message IS NOT NULL)
            ORDER BY message.received, identity.text
            """)
    }

    /// Which patches of `changes` were taken with a pull request by what was received until a moment, and the requests and
    /// notices that say so, by Message-ID.
    func evidence(
        for changes: [Change], until: Int64 = .max
    ) throws -> (evidence: PullEvidence, messages: [TrackedMessage.ID: TrackedMessage]) {
        guard !isEmpty else { return (PullEvidence(), [:]) }
        var threads: Set<Int64> = []
        for change in changes {
            for series in change.series where !series.isToBePulled && !series.isBackport {
                for part in series.parts where part.message.attachment == nil {
                    threads.formUnion(try requests(with: part.message).map(\.thread))
                }
            }
        }
        guard !threads.isEmpty else { return (PullEvidence(), [:]) }
        var pulled: [PulledPatches] = []
        var known: [TrackedMessage.ID: TrackedMessage] = [:]
        for thread in threads.sorted() {
            let found = try read(thread, until: until)
            pulled += found.pulled
            known.merge(found.messages) { first, _ in first }
        }
        let evidence = PullEvidence(of: changes, in: pulled)
        let wanted = Set(evidence.acceptances.values.flatMap { [$0.messageID, $0.pullRequest].compactMap { $0 } })
        return (evidence, known.filter { wanted.contains($0.key) })
    }

    private func requests(with patch: TrackedMessage) throws -> [Request] {
        if titles[patch.title] == nil {
            byTitle.bind(patch.title)
            titles[patch.title] = try requests(byTitle)
        }
        var found = next(after: patch, titles[patch.title] ?? [])
        if let patchID = patch.patchID {
            if diffs[patchID] == nil {
                byPatchID.bind(blob: patchID.bytes)
                diffs[patchID] = try requests(byPatchID)
            }
            found += next(after: patch, diffs[patchID] ?? [])
        }
        return found
    }

    private func requests(_ statement: HotStatement) throws -> [Request] {
        var found: [Request] = []
        while try statement.step() {
            guard let received = statement.integer(0), let thread = statement.integer(1) else { continue }
            found.append(Request(received: received, thread: thread))
        }
        return found
    }

    private func next(after patch: TrackedMessage, _ requests: [Request]) -> [Request] {
        var (low, high) = (0, requests.count)
        while low < high {
            let middle = (low + high) / 2
            if requests[middle].received < patch.postedAt { low = middle + 1 } else { high = middle }
        }
        return Array(requests[low...].prefix(Self.most))
    }

    /// What the requests in a thread bring.
    private func read(
        _ thread: Int64, until: Int64
    ) throws -> (pulled: [PulledPatches], messages: [TrackedMessage.ID: TrackedMessage]) {
        if until == .max, let known = contents[thread] { return known }
        let found = try messages.messages(inThread: thread).map(\.message).filter { $0.receivedAt <= until }
        let (judged, standings) = try people.judge(ConversationGraph(found), of: found)
        var pulled: [PulledPatches] = []
        for change in judged.changes {
            for series in change.series where series.isToBePulled {
                let status = SeriesStatus(
                    of: series, in: change, answers: judged.answers(to: series), rules: StateRules(standings: standings)
                )
                if let patches = PulledPatches(series, status) { pulled.append(patches) }
            }
        }
        if until == .max { contents[thread] = (pulled, judged.messages) }
        return (pulled, judged.messages)
    }
}
