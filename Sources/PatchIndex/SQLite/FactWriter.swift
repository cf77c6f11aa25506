internal import GRDB
internal import MailFormat
internal import PatchFormat
internal import PatchTracking

/// Writes the facts of messages within one transaction.
final class FactWriter {
    let database: Database
    let identities: IdentityRows
    let threads: ThreadLabels
    private let paths: TextRows
    private let people: PersonRows
    private let statements: FactStatements
    /// Whom the last posting addressed, with their rows: the next one, a part of the same series, mostly addresses the same.
    private var recipients: [(mailbox: Mailbox, row: Int64)] = []

    init(_ database: Database, caches: RowCaches) throws {
        try caches.begin(database)
        self.database = database
        threads = try ThreadLabels(database)
        identities = try IdentityRows(database, known: caches.identities, threads: threads)
        paths = try TextRows(database, table: "path", known: caches.paths)
        people = try PersonRows(database, known: caches.people)
        statements = try FactStatements(database)
    }

    /// Writes the facts as a new row and returns it.
    ///
    /// The caller has made sure that no row has this identity.
    func insert(_ facts: MessageFacts, identity: Int64, received: Int64) throws -> Int64 {
        let mail = facts.mail
        let message = statements.message
        message.bind(identity)
        message.bind(mail.kind.code)
        message.bind(facts.subject)
        message.bind(mail.title)
        message.bind(mail.subject.version)
        message.bind(mail.subject.part)
        message.bind(mail.subject.total)
        message.bind(try people.row(facts.sender))
        message.bind(try people.row(mail.author))
        message.bind(facts.sent?.secondsSince1970)
        message.bind(facts.sent.map { Int64($0.zoneMinutes) })
        message.bind(received)
        message.bind(mail.automaton)
        message.bind(facts.remark?.code)
        message.bind(facts.looseKey.map { Int64(bitPattern: LinkKeySum($0.value).value) })
        message.bind(ReadAs(mail).code)
        let ancestors = try facts.ancestors.map(identities.row)
        message.bind(list: ancestors)
        message.bind(try people.row(facts.replyTo))
        message.bind(list: try rows(of: facts.recipients))
        let row = try message.insert()

        try insert(try mail.linkedMessageIDs.map(identities.row), into: statements.link, of: row)
        for (index, relation) in mail.relations.enumerated() {
            let statement = statements.relation
            statement.bind(row)
            statement.bind(index)
            statement.bind(relation.kind.code)
            statement.bind(try identities.row(relation.messageID))
            try statement.run()
        }
        try insertPatch(of: facts, row: row)
        try insertAttachedPatches(of: mail, row: row)
        try insertTrailers(of: mail, row: row)
        try insertNotice(mail.notice, row: row)
        if let fix = facts.namedFix {
            statements.namedFix.bind(row)
            statements.namedFix.bind(fix)
            try statements.namedFix.run()
        }
        try threads.join([identity] + ancestors)
        return row
    }

    /// Takes away what was written for a message, its row included.
    ///
    /// The identity stays, as other mails may refer to it.
    func remove(message row: Int64) throws {
        try threads.flush()
        // The rest of its series is in other threads when nothing ties them together.
        try database.execute(
            sql: """
                INSERT OR IGNORE INTO unsettled (thread)
                SELECT identity.thread FROM series_member AS own
                JOIN series_member AS sibling ON sibling.series = own.series
                JOIN message ON message.id = sibling.message JOIN identity ON identity.id = message.identity
                WHERE own.message = ?
                """, arguments: [row])
        for table in [
            "patch", "pull_request", "pulled_title", "changed_file", "trailer", "link", "relation", "notice",
            "notice_entry",
            "attached_patch", "named_fix", "stale",
        ] {
            try database.execute(sql: "DELETE FROM \(table) WHERE message = ?", arguments: [row])
        }
        try database.execute(sql: "DELETE FROM message WHERE id = ?", arguments: [row])
    }

    private func insert(_ rows: [Int64], into statement: HotStatement, of message: Int64) throws {
        for (index, row) in rows.enumerated() {
            statement.bind(message)
            statement.bind(index)
            statement.bind(row)
            try statement.run()
        }
    }

    /// The rows of the recipients of a posting.
    private func rows(of mailboxes: [Mailbox]) throws -> [Int64] {
        guard !mailboxes.isEmpty else { return [] }
        recipients.removeLast(max(0, recipients.count - mailboxes.count))
        for (index, mailbox) in mailboxes.enumerated() {
            if index < recipients.count, recipients[index].mailbox == mailbox { continue }
            guard let row = try people.row(mailbox) else { continue }
            if index < recipients.count {
                recipients[index] = (mailbox, row)
            } else {
                recipients.append((mailbox, row))
            }
        }
        return recipients.map(\.row)
    }

    private func insertPatch(of facts: MessageFacts, row: Int64) throws {
        let mail = facts.mail
        let statement = statements.patch
        if let patch = mail.patch {
            statement.bind(row)
            statement.bind(blob: facts.patchID?.bytes)
            statement.bind(patch.baseCommit)
            statement.bind(patch.changeID)
            statement.bind(text: patch.message)
            statement.bind(text: patch.notes)
            statement.bind(text: [])
            statement.bind(text: patch.diffstat)
            statement.bind(patch.upstreamCommit)
            try statement.run()
            for (index, file) in patch.files.enumerated() { try insert(file, index: index, row: row) }
        } else if let cover = mail.cover {
            statement.bind(row)
            statement.bind(blob: nil)
            statement.bind(cover.baseCommit)
            statement.bind(cover.changeID)
            statement.bind(text: cover.message)
            statement.bind(text: [])
            statement.bind(text: cover.shortlog)
            statement.bind(text: cover.diffstat)
            statement.bind(nil as String?)
            try statement.run()
            if let request = mail.pullRequest { try insertPull(request, cover.shortlog, row: row) }
        } else if let request = mail.pullRequest {
            try insert(request, row: row)
        }
    }

    private func insert(_ request: PullRequest, row: Int64) throws {
        let statement = statements.patch
        statement.bind(row)
        statement.bind(blob: nil)
        statement.bind(request.baseCommit)
        statement.bind(nil as String?)
        statement.bind(text: request.message)
        statement.bind(text: [])
        statement.bind(text: request.shortlog)
        statement.bind(text: request.diffstat)
        statement.bind(nil as String?)
        try statement.run()
        try insertPull(request, request.shortlog, row: row)
    }

    private func insertPull(_ request: PullRequest, _ shortlog: [UInt8], row: Int64) throws {
        let pull = statements.pullRequest
        pull.bind(row)
        pull.bind(request.repository)
        pull.bind(request.ref)
        pull.bind(request.tip)
        try pull.run()
        let title = statements.pulledTitle
        for (index, patch) in ShortlogEntry.all(in: shortlog).enumerated() {
            title.bind(row)
            title.bind(index)
            title.bind(patch.title)
            try title.run()
        }
    }

    private func insert(_ file: ChangedFile, index: Int, row: Int64) throws {
        let statement = statements.changedFile
        statement.bind(row)
        statement.bind(index)
        statement.bind(try paths.row(file.path))
        statement.bind(try file.oldPath.map(paths.row))
        statement.bind(file.status.code)
        statement.bind(file.additions)
        statement.bind(file.deletions)
        statement.bind(file.isBinary)
        try statement.run()
    }

    private func insertAttachedPatches(of mail: PatchMail, row: Int64) throws {
        for (index, attached) in mail.attachedPatches.enumerated() {
            guard let patch = attached.patch else { continue }
            let statement = statements.attachedPatch
            statement.bind(row)
            statement.bind(index)
            statement.bind(attached.subjectText)
            statement.bind(attached.title)
            statement.bind(try people.row(attached.author))
            statement.bind(blob: patch.patchID?.bytes)
            statement.bind(patch.changeID)
            statement.bind(patch.files.map(\.path).joined(separator: "\n"))
            statement.bind(patch.trailers.map { "\($0.key): \($0.value)" }.joined(separator: "\n"))
            try statement.run()
        }
    }

    private func insertTrailers(of mail: PatchMail, row: Int64) throws {
        let carried = (mail.patch?.trailers ?? []).map { ($0, false) }
        let given = mail.reviewTags.map { ($0, true) }
        for (index, (trailer, isGiven)) in (carried + given).enumerated() {
            let statement = statements.trailer
            statement.bind(row)
            statement.bind(index)
            statement.bind(trailer.key)
            statement.bind(trailer.value)
            statement.bind(isGiven)
            statement.bind(trailer.isWithdrawn)
            try statement.run()
        }
    }

    /// Takes threads apart that lost messages, and writes what is left to write; to be called once, at the end of the
    /// transaction.
    func finish() throws { try threads.finish() }

    private func insertNotice(_ notice: ApplicationNotice?, row: Int64) throws {
        guard let notice else { return }
        let statement = statements.notice
        statement.bind(row)
        statement.bind(notice.tree)
        statement.bind(notice.branch)
        statement.bind(notice.isMachineWritten)
        statement.bind(notice.scope.rawValue)
        statement.bind(notice.exceptions.isEmpty ? nil : notice.exceptions.map(String.init).joined(separator: " "))
        statement.bind(notice.isWithdrawal)
        try statement.run()
        for (index, entry) in notice.entries.enumerated() {
            let statement = statements.noticeEntry
            statement.bind(row)
            statement.bind(index)
            statement.bind(entry.part)
            statement.bind(entry.total)
            statement.bind(entry.title)
            statement.bind(entry.commit)
            statement.bind(entry.url)
            try statement.run()
        }
    }
}
