internal import Foundation
internal import GRDB
internal import PatchFormat

/// What the tables answer without any words of mails.
extension SearchPlanner {
    func rows(_ field: SearchField, _ value: SearchValue) throws -> RowSet {
        switch (field, value) {
        case (.day, .numbers(let from, let to)), (.time, .numbers(let from, let to)):
            try times("coalesce(sent, received)", from, to)
        case (.received, .numbers(let from, let to)): try times("received", from, to)
        case (.version, .numbers(let from, let to)):
            try select(
                """
                SELECT message FROM series_member JOIN series ON series.id = series
                WHERE version >= ? AND version < ?
                """, [from ?? 0, to ?? .max])
        case (.messageID, .words(let words, let isPrefix)): try messageIDs(words, isPrefix: isPrefix)
        case (let field, .text(let value)) where Self.takesSets.contains(field): try rows(field, anyOf: [value])
        case (.list, .words(let words, let isPrefix)):
            try lists { [phrase = words.map { Array($0.utf8) }] in
                Phrase.stands(phrase, isPrefix: isPrefix, in: $0)
            }
        case (.wholeList, .text(let name)):
            try lists { list in list.lowercased().split(separator: " ").contains { $0 == name } }
        case (.file, .words(let words, let isPrefix)): try files(words, isPrefix: isPrefix)
        case (.tag, .text(let tag)): try tags(tag)
        case (.series, .text(let name)): try series(name)
        case (.kind, .text(let kind)): try kinds(kind)
        default: RowSet()
        }
    }

    /// The fields whose values are looked for together.
    static let takesSets: Set<SearchField> = [.wholeMessageID, .patchID, .changeID, .organisation, .from]

    /// The messages that have one of the values of a field among ``takesSets``.
    func rows(_ field: SearchField, anyOf values: Set<String>) throws -> RowSet {
        switch field {
        case .wholeMessageID:
            try select(
                """
                SELECT message.id FROM json_each(?) AS wanted JOIN identity ON identity.text = wanted.value
                JOIN message ON message.identity = identity.id
                """, [Self.list(values)])
        case .changeID:
            try select(
                "SELECT message FROM patch WHERE lower(change_id) IN (SELECT value FROM json_each(?))",
                [Self.list(values)])
        case .patchID: try patchIDs(values)
        case .organisation: try messages(of: "author") { Organisations.has(address: $1.lowercased(), names: values) }
        case .from: try messages(of: "sender") { values.contains($1.lowercased()) }
        default: RowSet()
        }
    }

    /// Texts as a JSON array.
    private static func list(_ values: Set<String>) throws -> String {
        String(decoding: try JSONEncoder().encode(values.sorted()), as: UTF8.self)
    }

    /// The messages that are a part of a series.
    func postings() throws -> RowSet { try select("SELECT message FROM series_member", []) }

    private func select(_ sql: String, _ arguments: StatementArguments) throws -> RowSet {
        RowSet(try Int64.fetchAll(database, sql: sql, arguments: arguments))
    }

    private func times(_ column: String, _ from: Int64?, _ to: Int64?) throws -> RowSet {
        try select(
            "SELECT id FROM message WHERE \(column) >= ? AND \(column) < ?", [from ?? .min, to ?? .max])
    }

    // MARK: People

    /// The messages whose sender has the words in name or address.
    func senders(_ words: [String], isPrefix: Bool) throws -> RowSet {
        let phrase = words.map { Array($0.utf8) }
        return try messages(of: "sender") { Phrase.stands(phrase, isPrefix: isPrefix, in: "\($0) \($1)") }
    }

    /// The messages that were sent from an address.
    func senders(of address: String) throws -> RowSet { try rows(.from, anyOf: [address]) }

    /// The messages whose person in a column is wanted, by name and address.
    private func messages(of column: String, _ isWanted: (String, String) -> Bool) throws -> RowSet {
        let people = try HotStatement(database, "SELECT id, name, address FROM person")
        var wanted: Set<Int64> = []
        while try people.step() {
            guard let person = people.integer(0) else { continue }
            if isWanted(people.text(1) ?? "", people.text(2) ?? "") { wanted.insert(person) }
        }
        guard !wanted.isEmpty else { return RowSet() }
        return try scan("SELECT id, \(column) FROM message") { row in
            row.integer(1).map(wanted.contains) ?? false
        }
    }

    /// The rows of the first column that are wanted.
    private func scan(_ sql: String, _ isWanted: (HotStatement) -> Bool) throws -> RowSet {
        let statement = try HotStatement(database, sql)
        var rows = RowSet()
        while try statement.step() {
            if let row = statement.integer(0), isWanted(statement) { rows.insert(row) }
        }
        return rows
    }

    // MARK: Names

    private func messageIDs(_ words: [String], isPrefix: Bool) throws -> RowSet {
        let phrase = words.map { Array($0.utf8) }
        return try scan("SELECT message.id, text FROM message JOIN identity ON identity.id = identity") {
            Phrase.stands(phrase, isPrefix: isPrefix, in: $0.text(1) ?? "")
        }
    }

    private func lists(_ isWanted: (String) -> Bool) throws -> RowSet {
        let archives = try Row.fetchAll(database, sql: "SELECT id, name, address FROM archive").filter { row in
            let address: String = row["address"] ?? ""
            // lore's List-Id is the address with a point for the @.
            return isWanted("\(row["name"] as String) \(address) \(address.replacing("@", with: "."))")
        }
        var rows = RowSet()
        for archive in archives {
            let sql = "SELECT message FROM delivery JOIN source ON source.id = source WHERE archive = ?"
            rows.formUnion(try select(sql, [archive["id"] as Int64]))
        }
        return rows
    }

    private func files(_ words: [String], isPrefix: Bool) throws -> RowSet {
        let phrase = words.map { Array($0.utf8) }
        let paths = try HotStatement(database, "SELECT id, text FROM path")
        var wanted: Set<Int64> = []
        while try paths.step() {
            guard let path = paths.integer(0) else { continue }
            if Phrase.stands(phrase, isPrefix: isPrefix, in: paths.text(1) ?? "") { wanted.insert(path) }
        }
        guard !wanted.isEmpty else { return RowSet() }
        return try scan("SELECT message, path, old_path FROM changed_file") { row in
            [row.integer(1), row.integer(2)].contains { $0.map(wanted.contains) ?? false }
        }
    }

    /// The patches whose id is one of these, or begins so.
    private func patchIDs(_ wanted: Set<String>) throws -> RowSet {
        let beginnings = wanted.filter { $0.utf8.count < 40 }
        return try scan("SELECT message, patch_id FROM patch WHERE patch_id IS NOT NULL") { row in
            guard let digits = row.blob(1).flatMap({ PatchID(bytes: $0) })?.description else { return false }
            return wanted.contains(digits) || beginnings.contains(where: digits.hasPrefix)
        }
    }

    // MARK: Series

    private func series(_ name: String) throws -> RowSet {
        if name.contains("@") {
            return try select(
                """
                SELECT other.message FROM identity JOIN message ON message.identity = identity.id
                JOIN series_member AS own ON own.message = message.id
                JOIN series_member AS other ON other.series = own.series WHERE identity.text = ?
                """, [name])
        }
        let phrase = QueryWords.split(name).map { Array($0.utf8) }
        return try scan(
            """
            SELECT series_member.message, head.title FROM series JOIN message AS head ON head.id = series.head
            JOIN series_member ON series_member.series = series.id
            """
        ) { Phrase.stands(phrase, isPrefix: false, in: $0.text(1) ?? "") }
    }

    /// `reviewed-by:name`, or the trailer's key alone.
    private func tags(_ tag: String) throws -> RowSet {
        let parts = tag.split(separator: ":", maxSplits: 1).map(String.init)
        guard let key = parts.first else { return RowSet() }
        let words = parts.count > 1 ? QueryWords.split(parts[1]).map { Array($0.utf8) } : []
        return try scan("SELECT message, key, value FROM trailer WHERE is_withdrawn = 0") { row in
            row.text(1)?.lowercased() == key
                && (words.isEmpty || Phrase.stands(words, isPrefix: false, in: row.text(2) ?? ""))
        }
    }

    private func kinds(_ name: String) throws -> RowSet {
        switch SearchKind(rawValue: name) {
        case .patch: try kind(.patch)
        case .cover: try kind(.cover)
        case .pull: try kind(.pullRequest)
        case .notice: try kind(.notice)
        case .bot: try select("SELECT id FROM message WHERE automaton IS NOT NULL", [])
        case .reply:
            // A notice is an answer, too, where it answers something.
            try select(
                """
                SELECT id FROM message WHERE kind = ? OR kind = ? AND ancestors IS NOT NULL
                """, [PatchMail.Kind.reply.code, PatchMail.Kind.notice.code])
        case nil: RowSet()
        }
    }

    private func kind(_ kind: PatchMail.Kind) throws -> RowSet {
        try select("SELECT id FROM message WHERE kind = ?", [kind.code])
    }
}

/// Where people work, as `org:` asks: by the domain of the author's address.
enum Organisations {
    /// Whether somebody with an address, in lower case, belongs to one of `names`: its domain, or one above it.
    static func has(address: String, names: Set<String>) -> Bool {
        guard let at = address.lastIndex(of: "@") else { return false }
        var domain = address[address.index(after: at)...]
        while true {
            if names.contains(String(domain)) { return true }
            guard let point = domain.firstIndex(of: ".") else { return false }
            domain = domain[domain.index(after: point)...]
        }
    }
}
