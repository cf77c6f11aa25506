internal import GRDB
internal import MailFormat

/// Message-IDs, paths and people by their rows, each text once.
struct LinkingTexts: Sendable {
    /// Message-IDs.
    var ids: [String] = []
    /// Which thread each of them belongs to.
    var threads: [Int64] = []
    /// Paths of files.
    var paths: [String] = []
    /// People.
    var people: [Mailbox?] = []

    func id(_ row: Int64?) -> String { Self.element(ids, row) ?? "" }

    func path(_ row: Int64?) -> String { Self.element(paths, row) ?? "" }

    func person(_ row: Int64?) -> Mailbox? { Self.element(people, row) ?? nil }

    private static func element<Element>(_ elements: [Element], _ row: Int64?) -> Element? {
        guard let row, row > 0, row < elements.count else { return nil }
        return elements[Int(row)]
    }

    // MARK: Reading; rows are given one after the other and never taken away

    /// Reads the Message-IDs.
    mutating func readIDs(_ database: Database) throws {
        let rows = try HotStatement(database, "SELECT id, text, thread FROM identity ORDER BY id")
        while try rows.step() {
            while ids.count < rows.integer(0) ?? 0 {
                ids.append("")
                threads.append(0)
            }
            ids.append(rows.text(1) ?? "")
            threads.append(rows.integer(2) ?? 0)
        }
    }

    /// Reads paths and people.
    mutating func readOthers(_ database: Database) throws {
        let rows = try HotStatement(database, "SELECT id, text FROM path ORDER BY id")
        while try rows.step() {
            while paths.count < rows.integer(0) ?? 0 { paths.append("") }
            paths.append(rows.text(1) ?? "")
        }
        let person = try HotStatement(database, "SELECT id, name, address FROM person ORDER BY id")
        while try person.step() {
            while people.count < person.integer(0) ?? 0 { people.append(nil) }
            people.append(Mailbox(name: person.text(1) ?? "", address: person.text(2) ?? ""))
        }
    }
}
