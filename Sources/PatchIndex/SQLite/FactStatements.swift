internal import GRDB

/// The statements that write one message's facts, prepared once a transaction.
struct FactStatements {
    let message: HotStatement
    let patch: HotStatement
    let pullRequest: HotStatement
    let pulledTitle: HotStatement
    let changedFile: HotStatement
    let trailer: HotStatement
    let link: HotStatement
    let relation: HotStatement
    let notice: HotStatement
    let noticeEntry: HotStatement
    let attachedPatch: HotStatement
    let namedFix: HotStatement

    init(_ database: Database) throws {
        message = try HotStatement(
            database,
            """
            INSERT INTO message (
                identity, kind, subject, title, version, part, total, sender, author, sent, zone, received, automaton, remark, loose_key,
                read_as, ancestors, reply_to, recipients)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        patch = try HotStatement(database, "INSERT INTO patch VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        pullRequest = try HotStatement(database, "INSERT INTO pull_request VALUES (?, ?, ?, ?)")
        pulledTitle = try HotStatement(database, "INSERT INTO pulled_title VALUES (?, ?, ?)")
        changedFile = try HotStatement(database, "INSERT INTO changed_file VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        trailer = try HotStatement(database, "INSERT INTO trailer VALUES (?, ?, ?, ?, ?, ?)")
        link = try HotStatement(database, "INSERT INTO link VALUES (?, ?, ?)")
        relation = try HotStatement(database, "INSERT INTO relation VALUES (?, ?, ?, ?)")
        notice = try HotStatement(database, "INSERT INTO notice VALUES (?, ?, ?, ?, ?, ?, ?)")
        namedFix = try HotStatement(database, "INSERT INTO named_fix VALUES (?, ?)")
        noticeEntry = try HotStatement(database, "INSERT INTO notice_entry VALUES (?, ?, ?, ?, ?, ?, ?)")
        attachedPatch = try HotStatement(database, "INSERT INTO attached_patch VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    }
}
