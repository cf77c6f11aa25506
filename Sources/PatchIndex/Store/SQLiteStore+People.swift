internal import GRDB
public import MailFormat
public import PatchFormat

extension SQLiteStore {
    /// Who wrote a patch or a cover letter that any archive received before a time, in seconds since 1970 UTC; those in
    /// `messages` do not count.
    public func authors(before time: Int64, except messages: [IndexedMessage.ID]) async throws -> [Mailbox] {
        try await reading { database in
            let excepted = JSONArray.text(of: messages)
            let kinds = [PatchMail.Kind.patch, .cover].map { String($0.code) }.joined(separator: ", ")
            // No index has the authors: this reads all messages once, 0.2 ms a thousand of them.
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT name, address FROM person WHERE id IN (
                        SELECT author FROM message WHERE kind IN (\(kinds)) AND received < ?
                        AND id NOT IN (SELECT value FROM json_each(?))) ORDER BY id
                    """, arguments: [time, excepted]
            ).map { Mailbox(name: $0["name"], address: $0["address"]) }
        }
    }

    /// The files that the patches among `messages` change, by message row, in the order of their diffs.
    public func changedFiles(of messages: [IndexedMessage.ID]) async throws -> [IndexedMessage.ID: [ChangedFile]] {
        try await reading { try Self.changedFiles(of: messages, in: $0) }
    }

    /// The same, within a transaction.
    static func changedFiles(
        of messages: [IndexedMessage.ID], in database: Database
    ) throws -> [IndexedMessage.ID: [ChangedFile]] {
        let find = try HotStatement(
            database,
            """
            SELECT message, path.text, old.text, status, additions, deletions, is_binary
            FROM changed_file JOIN path ON path.id = changed_file.path LEFT JOIN path AS old ON old.id = changed_file.old_path
            WHERE message IN (SELECT value FROM json_each(?)) ORDER BY message, place
            """)
        var files: [IndexedMessage.ID: [ChangedFile]] = [:]
        find.bind(list: messages)
        while try find.step() {
            guard let message = find.integer(0) else { continue }
            files[message, default: []].append(
                ChangedFile(
                    path: find.text(1) ?? "", oldPath: find.text(2),
                    status: ChangedFile.Status(code: find.integer(3) ?? 0),
                    additions: Int(find.integer(4) ?? 0), deletions: Int(find.integer(5) ?? 0),
                    isBinary: find.integer(6) == 1))
        }
        return files
    }
}
