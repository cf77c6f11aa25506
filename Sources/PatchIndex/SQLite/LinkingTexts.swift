internal import GRDB
internal import MailFormat

/// Message-IDs, paths and people by their rows, each text once.
struct LinkingTexts: Sendable {
    /// Message-IDs.
    private(set) var ids = RowArray(absent: "")
    /// Which thread each of them belongs to.
    private(set) var threads = RowArray(absent: 0 as Int64)
    /// Paths of files.
    var paths = RowArray(absent: "")
    /// People.
    var people = RowArray(absent: nil as Mailbox?)

    /// Reads the Message-IDs.
    mutating func readIDs(_ database: Database) throws {
        let rows = try HotStatement(database, "SELECT id, text, thread FROM identity ORDER BY id")
        while try rows.step() {
            guard let row = rows.integer(0) else { continue }
            ids.put(rows.text(1) ?? "", at: row)
            threads.put(rows.integer(2) ?? 0, at: row)
        }
    }

    /// Reads paths and people.
    mutating func readOthers(_ database: Database) throws {
        let files = try HotStatement(database, "SELECT id, text FROM path ORDER BY id")
        while try files.step() {
            if let row = files.integer(0) { paths.put(files.text(1) ?? "", at: row) }
        }
        let persons = try HotStatement(database, "SELECT id, name, address FROM person ORDER BY id")
        while try persons.step() {
            guard let row = persons.integer(0) else { continue }
            people.put(Mailbox(name: persons.text(1) ?? "", address: persons.text(2) ?? ""), at: row)
        }
    }
}
