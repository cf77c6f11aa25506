internal import GRDB
internal import MailArchive
internal import PatchTracking

extension SQLiteStore {
    /// The change that a message is a version of, or an answer to; `nil` when the index has no such message or it belongs to none.
    public func change(of messageID: String, joined: PersonJoining?) async throws -> TrackedChange? {
        try await reading { database in
            guard let threads = try Self.threadsOfChange(with: messageID, in: database) else { return nil }
            let reader = try TrackedMessageReader(database)
            let messages = try reader.messages(inThreads: threads).map(\.message)
            let people = try PeopleReader(database)
            let (found, standings) = try people.judge(ConversationGraph(messages), of: messages, joined)
            let owner =
                found.series.first { series in series.messages.contains { $0.id == messageID } }
                ?? found.series.first { series in found.answers(to: series).contains { $0.message.id == messageID } }
            guard let owner, let change = found.changes.first(where: { $0.series.contains { $0.id == owner.id } })
            else { return nil }
            let pulls = try PullReader(database, reader, people).evidence(for: [change])
            return TrackedChange(
                change: change, answers: found.answers,
                messages: found.messages.merging(pulls.messages) { own, _ in own }, standings: standings,
                pulls: pulls.evidence)
        }
    }

    /// The thread that a message is in.
    public func thread(of messageID: String) async throws -> TrackedThread? {
        try await reading { database in
            let label = try Int64.fetchOne(
                database, sql: "SELECT thread FROM identity WHERE text = ?", arguments: [messageID])
            guard let label else { return nil }
            let messages = try TrackedMessageReader(database).messages(inThread: label).map(\.message)
            // The tree alone: finding series and changes in a thread of thousands takes seconds, which every page of a message would
            // take.
            let found = Threading.resolved(messages)
            guard let thread = found.threads.first else { return nil }
            return TrackedThread(thread: thread, messages: found.messages)
        }
    }

    /// The newest version of each change with this title, or, when there is none, with this in its title; newest first.
    public func series(titled title: String) async throws -> [IndexedSeries] {
        try await reading { database in
            // The newest version of each change with that in its title; the title as a whole wins over a part of it.
            let sql = """
                SELECT max(series.received), series.id, message.title = ?1 COLLATE NOCASE AS is_whole FROM series
                JOIN message ON message.id = series.head
                WHERE message.title = ?1 COLLATE NOCASE OR instr(lower(message.title), lower(?1)) > 0 GROUP BY series.change
                ORDER BY series.received DESC
                """
            let rows = try Row.fetchAll(database, sql: sql, arguments: [title])
            let whole = rows.filter { $0["is_whole"] == true }
            let ids = (whole.isEmpty ? rows : whole).map { $0["id"] as Int64 }
            let series = try Self.indexedSeries(rows: ids, in: database)
            return ids.compactMap { series[$0] }
        }
    }

    /// The Message-ID of the message in a row.
    public func messageID(of message: IndexedMessage.ID) async throws -> String? {
        try await reading { database in
            try String.fetchOne(
                database,
                sql: "SELECT text FROM identity JOIN message ON message.identity = identity.id WHERE message.id = ?",
                arguments: [message])
        }
    }

    /// The subjects of messages, by Message-ID; messages that the index does not have are left out.
    public func subjects(of messageIDs: [String]) async throws -> [String: String] {
        try await reading { database in
            let find = try HotStatement(
                database,
                """
                SELECT text, subject FROM identity JOIN message ON message.identity = identity.id
                WHERE text IN (SELECT value FROM json_each(?))
                """)
            var found: [String: String] = [:]
            find.bind(texts: messageIDs)
            while try find.step() { if let id = find.text(0) { found[id] = find.text(1) } }
            return found
        }
    }

    /// When the newest message of all was received, in seconds since 1970 UTC.
    public func newestMessage() async throws -> Int64? {
        try await reading { try NewestReceipt.find(in: $0) }
    }

    /// Where the bytes of messages are, by Message-ID, the first delivery first; messages that the index does not have are
    /// left out.
    public func deliveries(of messageIDs: [String]) async throws -> [String: [MessageDelivery]] {
        try await reading { database in
            // In the order of ``DeliveryWriter/deliveries``.
            let deliveries = try HotStatement(
                database,
                """
                SELECT text, path, name, locator, digest FROM (
                    SELECT identity.text, archive.path, source.name, delivery.*, first_value(delivery.digest) OVER (
                        PARTITION BY message.id
                        ORDER BY source.archive, source.name + 0, source.name, delivery.sequence) AS eldest
                    FROM identity JOIN message ON message.identity = identity.id
                    JOIN delivery ON delivery.message = message.id JOIN source ON source.id = delivery.source
                    JOIN archive ON archive.id = source.archive
                    WHERE identity.text IN (SELECT value FROM json_each(?)))
                ORDER BY text, digest <> eldest, received, path, name, sequence
                """)
            var found: [String: [MessageDelivery]] = [:]
            deliveries.bind(texts: messageIDs)
            while try deliveries.step() {
                guard let id = deliveries.text(0) else { continue }
                found[id, default: []].append(
                    MessageDelivery(
                        archive: deliveries.text(1) ?? "",
                        locator: MessageLocator(
                            source: deliveries.text(2) ?? "", location: deliveries.text(3) ?? ""),
                        digest: deliveries.integer(4) ?? 0))
            }
            return found
        }
    }

    /// The threads of the versions of a change, the message being in one of them or an answer to one.
    private static func threadsOfChange(with messageID: String, in database: Database) throws -> [Int64]? {
        let own = try Int64.fetchOne(
            database, sql: "SELECT thread FROM identity WHERE text = ?", arguments: [messageID])
        guard let own else { return nil }
        let others = try Int64.fetchAll(
            database,
            sql: """
                SELECT DISTINCT identity.thread FROM series AS here JOIN series ON series.change = here.change
                JOIN series_member ON series_member.series = series.id JOIN message ON message.id = series_member.message
                JOIN identity ON identity.id = message.identity
                WHERE here.id IN (
                    SELECT series_member.series FROM identity JOIN message ON message.identity = identity.id
                    JOIN series_member ON series_member.message = message.id WHERE identity.thread = ?)
                """, arguments: [own])
        return Set(others + [own]).sorted()
    }
}
