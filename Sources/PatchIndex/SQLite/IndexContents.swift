internal import GRDB

/// All that an index holds, as lines without row numbers: two indexes with the same content give the same lines, whatever
/// the order in which they learnt it.
enum IndexContents {
    /// A query a table.
    ///
    /// Each names rows by what they mean: messages by Message-ID, series by that of their head.
    private static let queries: [(table: String, columns: [String], from: String)] = [
        (
            "source",
            ["archive.path", "archive.name", "archive.address", "archive.kind", "source.name", "tip", "cursor"],
            "source JOIN archive ON archive.id = source.archive"
        ),
        (
            "delivery",
            [
                "archive.path", "source.name", "sequence", "identity.text", "delivery.received", "entry", "locator",
                "delivery.digest",
            ],
            "delivery JOIN source ON source.id = delivery.source JOIN archive ON archive.id = source.archive"
                + " JOIN message ON message.id = delivery.message \(identity)"
        ),
        (
            "message",
            [
                "identity.text", "kind", "read_as", "subject", "title", "version", "part", "total", "sender.name",
                "sender.address", "author.name",
                "author.address", "sent", "zone", "message.received", "automaton", "remark", "loose_key",
                "reply.name", "reply.address", "thread_name.text",
            ],
            "message \(identity) LEFT JOIN person AS sender ON sender.id = message.sender"
                + " LEFT JOIN person AS reply ON reply.id = message.reply_to"
                + " LEFT JOIN person AS author ON author.id = message.author \(threadNames)"
        ),
        (
            "recipient", ["identity.text", "recipient.key", "person.name", "person.address"],
            """
            message JOIN identity ON identity.id = message.identity JOIN json_each(message.recipients) AS recipient
            JOIN person ON person.id = recipient.value
            """
        ),
        (
            "patch",
            [
                "identity.text", "patch_id", "base_commit", "change_id", "prose", "notes", "shortlog", "diffstat",
                "upstream",
            ],
            ofMessage("patch")
        ),
        ("pull_request", ["identity.text", "repository", "ref", "tip"], ofMessage("pull_request")),
        ("pulled_title", ["identity.text", "place", "pulled_title.title"], ofMessage("pulled_title")),
        (
            "changed_file",
            ["identity.text", "place", "path.text", "old.text", "status", "additions", "deletions", "is_binary"],
            ofMessage("changed_file") + " JOIN path ON path.id = path LEFT JOIN path AS old ON old.id = old_path"
        ),
        ("trailer", ["identity.text", "place", "key", "value", "is_given", "is_withdrawn"], ofMessage("trailer")),
        (
            "reference", ["identity.text", "ancestor.key", "other.text"],
            """
            message JOIN identity ON identity.id = message.identity JOIN json_each(message.ancestors) AS ancestor
            JOIN identity AS other ON other.id = ancestor.value
            """
        ),
        (
            "link", ["identity.text", "place", "other.text"],
            ofMessage("link") + " JOIN identity AS other ON other.id = link.identity"
        ),
        ("named_fix", ["identity.text", "fix"], ofMessage("named_fix")),
        (
            "notice",
            ["identity.text", "tree", "branch", "is_machine_written", "scope", "exceptions", "is_withdrawal"],
            ofMessage("notice")
        ),
        (
            "relation", ["identity.text", "place", "relation.kind", "other.text"],
            ofMessage("relation") + " JOIN identity AS other ON other.id = relation.identity"
        ),
        (
            "notice_entry",
            [
                "identity.text", "place", "notice_entry.part", "notice_entry.total", "notice_entry.title", "commit_id",
                "url",
            ],
            ofMessage("notice_entry")
        ),
        (
            "series",
            [
                head("series.id"), head("series.change"), "thread_root", "version", "version_minor", "is_rfc",
                "is_resend",
                "is_pull_request", "tags", "total",
                "received", "last_received", "fingerprint",
            ], "series"
        ),
        (
            "series_member", ["identity.text", head("series"), "number", "version_minor", "role"],
            ofMessage("series_member")
        ),
        ("link_key", ["key", head("series")], "link_key"),
        (
            "version_link",
            [head("newer"), head("older"), "place", "evidence", "source", "target", "amount", "whole", "strength"],
            "version_link"
        ),
        (
            "attached_patch",
            [
                "identity.text", "place", "attached_patch.subject", "attached_patch.title", "author.address",
                "patch_id",
                "change_id", "files", "trailers",
            ], ofMessage("attached_patch") + " LEFT JOIN person AS author ON author.id = attached_patch.author"
        ),
        ("stale", ["identity.text"], ofMessage("stale")),
        ("unsettled", ["thread"], "unsettled"),
    ]

    private static let identity = "JOIN identity ON identity.id = message.identity"

    /// A thread is named by the smallest Message-ID of its messages; worked out once a thread, since threads can be long.
    private static let threadNames = """
        LEFT JOIN (SELECT member.thread AS label, min(member.text) AS text FROM identity AS member
            JOIN message AS sibling ON sibling.identity = member.id GROUP BY member.thread) AS thread_name
        ON thread_name.label = identity.thread
        """

    private static func ofMessage(_ table: String) -> String {
        "\(table) JOIN message ON message.id = \(table).message \(identity)"
    }

    private static func head(_ series: String) -> String {
        """
        (SELECT name.text FROM series AS named JOIN message AS head ON head.id = named.head
         JOIN identity AS name ON name.id = head.identity WHERE named.id = \(series))
        """
    }

    /// The lines, sorted: the table's name, then its columns as SQL literals.
    static func lines(of database: Database) throws -> [String] {
        var lines: [String] = []
        for query in queries {
            let columns = query.columns.map { "quote(\($0))" }.joined(separator: " || '|' || ")
            lines += try String.fetchAll(database, sql: "SELECT '\(query.table)|' || \(columns) FROM \(query.from)")
        }
        lines += try WordSums.lines(of: database)
        return lines.sorted()
    }
}

extension SQLiteStore {
    /// All that the index holds, as sorted lines that are equal for indexes with equal content.
    public func contents() async throws -> [String] {
        try await reading(IndexContents.lines(of:))
    }
}
