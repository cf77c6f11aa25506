internal import GRDB

/// The tables of the index, one migration a schema version.
///
/// Facts read from mail (`message` … `trailer`) are separate from what follows from them (`thread` …): the second kind
/// can be thrown away and made again from the first without reading mail.
enum Schema {
    /// `PRAGMA application_id` of an index: "tdng" as four bytes.
    static let applicationID = 0x7464_6E67

    /// The newest schema this program knows (`PRAGMA user_version`).
    static let newest = migrations.count

    /// The rules by which mail is read into facts.
    ///
    /// It rises when the same mail would give other facts than before: an index
    /// that was made by other rules is emptied, and the next run reads the archives again.
    static let reading = 18

    /// The statements that lead from each schema version to the next one, oldest first.
    static let migrations: [String] = [
        """
        CREATE TABLE rules (reading INTEGER NOT NULL, keeps_text INTEGER NOT NULL);
        -- Where mail comes from.
        CREATE TABLE archive (
            id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, name TEXT NOT NULL, address TEXT, kind TEXT NOT NULL);
        CREATE TABLE source (
            id INTEGER PRIMARY KEY, archive INTEGER NOT NULL REFERENCES archive, name TEXT NOT NULL,
            tip TEXT, cursor TEXT, UNIQUE (archive, name));
        -- One row a time that an archive received a message.
        CREATE TABLE delivery (
            source INTEGER NOT NULL REFERENCES source, sequence INTEGER NOT NULL, message INTEGER NOT NULL REFERENCES message,
            received INTEGER NOT NULL, entry TEXT, locator TEXT NOT NULL, PRIMARY KEY (source, sequence)) WITHOUT ROWID;
        CREATE INDEX delivery_message ON delivery (message);
        CREATE INDEX delivery_received ON delivery (source, received);

        -- Messages whose facts came from a delivery that is gone, while other deliveries are left to read them from.
        CREATE TABLE stale (message INTEGER PRIMARY KEY REFERENCES message);

        -- What the mail says.
        CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, address TEXT NOT NULL, UNIQUE (address, name));
        -- Rows are never used twice, so that the words of a removed message point nowhere.
        CREATE TABLE message (
            id INTEGER PRIMARY KEY AUTOINCREMENT, identity INTEGER NOT NULL UNIQUE REFERENCES identity,
            kind INTEGER NOT NULL, subject TEXT NOT NULL, title TEXT NOT NULL, version INTEGER, part INTEGER, total INTEGER,
            sender INTEGER REFERENCES person, author INTEGER REFERENCES person,
            sent INTEGER, zone INTEGER, received INTEGER NOT NULL, automaton TEXT, remark INTEGER, loose_key INTEGER);
        -- To find the other parts of a series whose mails no thread ties together.
        CREATE INDEX message_loose ON message (loose_key, received) WHERE loose_key IS NOT NULL;
        -- Every Message-ID that was seen or only referred to, and the thread it belongs to.
        CREATE TABLE identity (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, thread INTEGER NOT NULL);
        CREATE INDEX identity_thread ON identity (thread);
        -- Threads that changed since series and changes were last worked out.
        CREATE TABLE unsettled (thread INTEGER PRIMARY KEY);
        -- Patches, cover letters and pull requests.
        CREATE TABLE patch (
            message INTEGER PRIMARY KEY REFERENCES message, patch_id BLOB, base_commit TEXT, change_id TEXT,
            prose TEXT NOT NULL, notes TEXT NOT NULL, shortlog TEXT NOT NULL, diffstat TEXT NOT NULL);
        -- Where a pull request wants to be pulled from.
        CREATE TABLE pull_request (
            message INTEGER PRIMARY KEY REFERENCES message, repository TEXT, ref TEXT, tip TEXT);
        CREATE INDEX patch_patch_id ON patch (patch_id) WHERE patch_id IS NOT NULL;
        CREATE TABLE path (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
        CREATE TABLE changed_file (
            message INTEGER NOT NULL REFERENCES message, place INTEGER NOT NULL, path INTEGER NOT NULL REFERENCES path,
            old_path INTEGER, status INTEGER NOT NULL, additions INTEGER NOT NULL, deletions INTEGER NOT NULL,
            is_binary INTEGER NOT NULL, PRIMARY KEY (message, place)) WITHOUT ROWID;
        CREATE INDEX changed_file_path ON changed_file (path);
        CREATE TABLE trailer (
            message INTEGER NOT NULL REFERENCES message, place INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
            is_given INTEGER NOT NULL, is_withdrawn INTEGER NOT NULL, PRIMARY KEY (message, place)) WITHOUT ROWID;
        -- References (oldest first) with In-Reply-To at the end, and the messages that the text links to.
        CREATE TABLE reference (
            message INTEGER NOT NULL REFERENCES message, place INTEGER NOT NULL, identity INTEGER NOT NULL REFERENCES identity,
            PRIMARY KEY (message, place)) WITHOUT ROWID;
        CREATE TABLE link (
            message INTEGER NOT NULL REFERENCES message, place INTEGER NOT NULL, identity INTEGER NOT NULL REFERENCES identity,
            PRIMARY KEY (message, place)) WITHOUT ROWID;
        CREATE TABLE notice (
            message INTEGER PRIMARY KEY REFERENCES message, tree TEXT, branch TEXT, is_machine_written INTEGER NOT NULL);
        CREATE TABLE notice_entry (
            message INTEGER NOT NULL REFERENCES message, place INTEGER NOT NULL, part INTEGER, total INTEGER,
            title TEXT, commit_id TEXT, url TEXT, PRIMARY KEY (message, place)) WITHOUT ROWID;

        -- What follows from it: made anew for the threads in `unsettled`.
        CREATE TABLE series (
            id INTEGER PRIMARY KEY AUTOINCREMENT, head INTEGER NOT NULL REFERENCES message, thread INTEGER NOT NULL,
            thread_root TEXT NOT NULL,
            change INTEGER NOT NULL REFERENCES series, version INTEGER NOT NULL, version_minor INTEGER, is_rfc INTEGER NOT NULL,
            is_resend INTEGER NOT NULL, is_pull_request INTEGER NOT NULL, tags TEXT NOT NULL, total INTEGER NOT NULL,
            received INTEGER NOT NULL, last_received INTEGER NOT NULL);
        CREATE INDEX series_change ON series (change);
        CREATE INDEX series_thread ON series (thread);
        -- Role: 0 counts, 1 was replaced by a newer one, 2 is a repetition.
        CREATE TABLE series_member (
            message INTEGER PRIMARY KEY REFERENCES message, series INTEGER NOT NULL REFERENCES series, number INTEGER NOT NULL,
            version_minor INTEGER, role INTEGER NOT NULL);
        CREATE INDEX series_member_series ON series_member (series, number);
        -- What versions of one work can have in common, as 64-bit sums.
        CREATE TABLE link_key (
            key INTEGER NOT NULL, series INTEGER NOT NULL REFERENCES series, PRIMARY KEY (key, series)) WITHOUT ROWID;
        CREATE INDEX link_key_series ON link_key (series);
        -- Why two series are versions of one work, strongest first.
        CREATE TABLE version_link (
            newer INTEGER NOT NULL REFERENCES series, older INTEGER NOT NULL REFERENCES series, place INTEGER NOT NULL,
            evidence INTEGER NOT NULL, source TEXT, target TEXT, amount INTEGER, whole INTEGER,
            PRIMARY KEY (newer, older, place)) WITHOUT ROWID;
        CREATE INDEX version_link_older ON version_link (older);
        """,
        """
        -- Full-text search was FTS5's before.
        DROP TABLE IF EXISTS prose;
        DROP TABLE IF EXISTS code;
        -- Words for full-text search, in segments of a run of messages each; see WordSegment. Messages are their rows, 0 for
        -- one that is kept elsewhere; directory has the first word of each block. A removed message leaves words that lead
        -- to no row.
        CREATE TABLE word_segment (
            id INTEGER PRIMARY KEY AUTOINCREMENT, size INTEGER NOT NULL, messages BLOB NOT NULL, directory BLOB NOT NULL);
        -- The blocks of a segment have the rows from its id times 2^24 on.
        CREATE TABLE word_block (id INTEGER PRIMARY KEY, content BLOB NOT NULL);
        """,
        """
        -- References (oldest first) with In-Reply-To at the end, as a JSON array of rows of `identity`; NULL for none. They are
        -- read whole, for one message, and a table of them had as many rows as all others together.
        ALTER TABLE message ADD COLUMN ancestors TEXT;
        UPDATE message SET ancestors = (
            SELECT '[' || group_concat(identity) || ']' FROM (
                SELECT identity FROM reference WHERE reference.message = message.id ORDER BY place));
        DROP TABLE reference;
        -- The keys of a series, eight bytes each, to take them out again: an index for that cost as much as the table. Series
        -- are made anew by the next run.
        DROP INDEX link_key_series;
        ALTER TABLE series ADD COLUMN keys BLOB;
        DELETE FROM link_key;
        INSERT OR IGNORE INTO unsettled SELECT DISTINCT thread FROM identity;
        """,
        """
        -- What an epoch of an archive took away, by Message-ID: it counts for older epochs, too, whenever those are read.
        CREATE TABLE removal (
            identity INTEGER NOT NULL REFERENCES identity, source INTEGER NOT NULL REFERENCES source,
            PRIMARY KEY (identity, source)) WITHOUT ROWID;
        """,
        """
        -- Pages have checksums from here on (see PageChecksums), and so have the blocks of words and what a segment says of
        -- itself (see Checksum): the last four bytes of each blob.
        DELETE FROM word_block;
        DELETE FROM word_segment;
        """,
        """
        -- What replies to reports of faults say fixes them: a title or a commit.
        CREATE TABLE named_fix (message INTEGER PRIMARY KEY REFERENCES message, fix TEXT NOT NULL);
        """,
        """
        -- The kind that the mail alone tells, and flags; see ReadAs. `kind` is what its thread makes of it, which follows.
        ALTER TABLE message ADD COLUMN read_as INTEGER NOT NULL DEFAULT 0;
        -- The patches of a mail to which more than one is attached; files and trailers a line each.
        CREATE TABLE attached_patch (
            message INTEGER NOT NULL REFERENCES message, place INTEGER NOT NULL, subject TEXT NOT NULL, title TEXT NOT NULL,
            author INTEGER REFERENCES person, patch_id BLOB, change_id TEXT, files TEXT NOT NULL, trailers TEXT NOT NULL,
            PRIMARY KEY (message, place)) WITHOUT ROWID;
        """,
        """
        -- What a delivery says, without what lists alter on the way (see MessageDigest): copies of one message that differ in
        -- it are not the same mail.
        ALTER TABLE delivery ADD COLUMN digest INTEGER NOT NULL DEFAULT 0;
        -- Another mailbox of the sender's, from Reply-To; and whom a posting addresses, as a JSON array of rows of `person`.
        ALTER TABLE message ADD COLUMN reply_to INTEGER REFERENCES person;
        ALTER TABLE message ADD COLUMN recipients TEXT;
        -- Where an address was seen, and which addresses its mails prove to be the same person's.
        CREATE INDEX message_sender ON message (sender, received);
        CREATE INDEX message_sent_for ON message (sender, author) WHERE sender <> author;
        CREATE INDEX message_reply_to ON message (sender, reply_to) WHERE reply_to IS NOT NULL;
        CREATE INDEX person_address ON person (address COLLATE NOCASE);
        """,
        """
        -- What was read of trees of source code: all commits in the history of tip that were committed at since or later.
        CREATE TABLE tree (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, tip TEXT NOT NULL, since INTEGER NOT NULL);
        -- Keys are 64-bit sums: of the title's words, of the author's name and address, of each path (8 bytes each, lowest
        -- byte first). Diffs are read of commits that change a file which the lists know; plain_patch_id is that without
        -- renames, where it differs.
        CREATE TABLE tree_commit (
            id INTEGER PRIMARY KEY, tree INTEGER NOT NULL REFERENCES tree, name TEXT NOT NULL, committed INTEGER NOT NULL,
            author_name TEXT NOT NULL, author_address TEXT NOT NULL, committer_name TEXT NOT NULL,
            committer_address TEXT NOT NULL, title TEXT NOT NULL, links TEXT NOT NULL, title_key INTEGER NOT NULL,
            name_key INTEGER, address_key INTEGER, paths BLOB NOT NULL, is_read INTEGER NOT NULL, patch_id BLOB,
            plain_patch_id BLOB, UNIQUE (tree, name));
        CREATE INDEX tree_commit_committed ON tree_commit (tree, committed);
        CREATE INDEX tree_commit_title ON tree_commit (title_key);
        CREATE INDEX tree_commit_name ON tree_commit (name_key) WHERE name_key IS NOT NULL;
        CREATE INDEX tree_commit_address ON tree_commit (address_key) WHERE address_key IS NOT NULL;
        CREATE INDEX tree_commit_patch_id ON tree_commit (patch_id) WHERE patch_id IS NOT NULL;
        CREATE INDEX tree_commit_plain ON tree_commit (plain_patch_id) WHERE plain_patch_id IS NOT NULL;
        -- The messages that commits link to, by the sum of the Message-ID.
        CREATE TABLE tree_link (
            key INTEGER NOT NULL, tree_commit INTEGER NOT NULL REFERENCES tree_commit, PRIMARY KEY (key, tree_commit))
            WITHOUT ROWID;
        -- To find the patches of the author of a commit.
        CREATE INDEX message_author ON message (author) WHERE kind = 1;
        """,
        """
        -- What a notice without entries means (ApplicationNotice.Scope), the numbers of the parts that it excepts, and whether it
        -- takes back an earlier one.
        ALTER TABLE notice ADD COLUMN scope INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE notice ADD COLUMN exceptions TEXT;
        ALTER TABLE notice ADD COLUMN is_withdrawal INTEGER NOT NULL DEFAULT 0;
        -- To find out who takes patches of others; 4 is a notice.
        CREATE INDEX message_notice ON message (sender) WHERE kind = 4;
        """,
        """
        -- What a mail says of its patches and those of other mails (Supersedes, Based-on); and the commit that a patch copies.
        CREATE TABLE relation (
            message INTEGER NOT NULL REFERENCES message, place INTEGER NOT NULL, kind INTEGER NOT NULL,
            identity INTEGER NOT NULL REFERENCES identity, PRIMARY KEY (message, place)) WITHOUT ROWID;
        ALTER TABLE patch ADD COLUMN upstream TEXT;
        -- How far a link can be believed, 0 for the strongest; and the sum of all of a series that links depend on.
        ALTER TABLE version_link ADD COLUMN strength INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE series ADD COLUMN fingerprint INTEGER NOT NULL DEFAULT 0;
        INSERT OR IGNORE INTO unsettled SELECT DISTINCT thread FROM identity;
        """,
        """
        -- The patches that pull requests bring, by title: those patches were posted before.
        CREATE TABLE pulled_title (
            message INTEGER NOT NULL REFERENCES message, place INTEGER NOT NULL, title TEXT NOT NULL COLLATE NOCASE,
            PRIMARY KEY (message, place)) WITHOUT ROWID;
        CREATE INDEX pulled_title_title ON pulled_title (title);
        """,
    ]

    /// Whether an index needs nothing done to it.
    static func isCurrent(_ database: Database) throws -> Bool {
        try Int.fetchOne(database, sql: "PRAGMA user_version") == newest
            && Int.fetchOne(database, sql: "PRAGMA application_id") == applicationID
            && Int.fetchOne(database, sql: "SELECT reading FROM rules") == reading
    }

    /// Brings an index to the newest schema and the present rules, in one transaction.
    ///
    /// - Throws: ``IndexError/newerSchema(path:found:known:)``, ``IndexError/notAnIndex(path:)`` or what SQLite says.
    static func migrate(_ database: Database, path: String) throws {
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        guard application == applicationID || (found == 0 && tables == 0) else {
            throw IndexError.notAnIndex(path: path)
        }
        guard found <= newest else { throw IndexError.newerSchema(path: path, found: found, known: newest) }
        for migration in migrations[found...] { try database.execute(sql: migration) }
        let rules = try Int.fetchOne(database, sql: "SELECT reading FROM rules")
        if let rules, rules != reading { try empty(database) }
        let keepsText = try keepsText(database)
        try database.execute(
            sql: "DELETE FROM rules; INSERT INTO rules VALUES (?, ?)", arguments: [reading, keepsText])
        try database.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(newest)")
    }

    /// Whether the words of mails are kept.
    static func keepsText(_ database: Database) throws -> Bool {
        try Bool.fetchOne(database, sql: "SELECT keeps_text FROM rules") ?? false
    }

    /// Takes everything out but the archives, which are to be read again from their beginning.
    static func empty(_ database: Database) throws {
        let tables = try String.fetchAll(
            database,
            sql: """
                SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                    AND name NOT IN ('rules', 'archive')
                """)
        for table in tables { try database.execute(sql: "DELETE FROM \(table)") }
    }
}
