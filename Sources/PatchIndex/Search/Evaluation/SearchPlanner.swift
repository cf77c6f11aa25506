internal import GRDB
internal import PatchFormat
internal import PatchTracking
internal import TextIndex

/// Finds in the index which messages each term of a query can match.
final class SearchPlanner {
    let database: Database
    /// How well each message fits, by the words that it has.
    private(set) var scores: [Int64: Double] = [:]
    /// All messages.
    let all: RowSet
    private let total: Double
    private let words: WordLookup?
    private let path: String

    /// - Throws: what SQLite says.
    init(_ database: Database, path: String, _ wordHeads: WordHeadCache) throws {
        self.database = database
        self.path = path
        all = RowSet(try Int64.fetchAll(database, sql: "SELECT id FROM message"))
        total = Double(all.count)
        if try Schema.keepsText(database) {
            let tables = try WordTables(database)
            words = WordLookup(try tables.heads(wordHeads), read: tables.block)
        } else {
            words = nil
        }
    }

    /// The plan of a query.
    ///
    /// - Throws: ``IndexError/keepsNoWords(path:)`` when it asks for words that the index does not keep.
    func plan(_ node: SearchNode) throws -> SearchPlan {
        switch node {
        case .every(let nodes): .every(try nodes.map(plan))
        case .either(let nodes): .either(try alternatives(nodes))
        case .oneOf(let left, let right): .oneOf(try plan(left), try plan(right))
        case .not(let node): .not(try plan(node))
        case .near(let terms, let distance): try near(terms, distance)
        case .term(let term): try leaf(term)
        }
    }

    /// The plans of alternatives; values of one field are looked for together, so that a thousand cost what one does.
    private func alternatives(_ nodes: [SearchNode]) throws -> [SearchPlan] {
        var values: [SearchField: Set<String>] = [:]
        var plans: [SearchPlan] = []
        for node in nodes {
            if case .term(let term) = node, case .text(let text) = term.value, Self.takesSets.contains(term.field) {
                values[term.field, default: []].insert(text)
            } else {
                plans.append(try plan(node))
            }
        }
        for (field, values) in values.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            plans.append(.leaf(try rows(field, anyOf: values), nil))
        }
        return plans
    }

    private func near(_ terms: [SearchTerm], _ distance: Int) throws -> SearchPlan {
        let field = terms[0].field
        let wanted = terms.flatMap { term in
            if case .words(let words, _) = term.value { words } else { [] as [String] }
        }
        let rows = try candidates(wanted, isPrefix: false, field)
        return .leaf(rows, .near(wanted, within: distance, field))
    }

    private func leaf(_ term: SearchTerm) throws -> SearchPlan {
        switch (term.field, term.value) {
        case (.state, .text(let name)):
            if let state = SeriesState(searchName: name) { .state(try postings(), state) } else { .leaf(RowSet(), nil) }
        case (.subject, .words(let words, let isPrefix)): .leaf(try subjects(words, isPrefix: isPrefix), nil)
        case (.from, .words(let words, let isPrefix)): .leaf(try senders(words, isPrefix: isPrefix), nil)
        case (.blobBefore, .text(let digits)), (.blobAfter, .text(let digits)), (.blob, .text(let digits)):
            .leaf(try blobs(digits), .blob(digits, term.field))
        case (let field, .words(let words, let isPrefix)) where !field.words.isEmpty:
            try text(words, isPrefix: isPrefix, field)
        case (let field, .text(let address)) where !field.words.isEmpty:
            .leaf(try people(address, field), nil)
        default: .leaf(try rows(term.field, term.value), nil)
        }
    }

    // MARK: Text

    private func text(_ words: [String], isPrefix: Bool, _ field: SearchField) throws -> SearchPlan {
        var rows = try candidates(words, isPrefix: isPrefix, field)
        // One word is known from the index, but for the parts that it does not distinguish.
        let isExact =
            words.count == 1 && field != .hunkHeader && field != .context
            && WordLookup.isKept(words[0], isPrefix: isPrefix)
        if isExact, [.any, .anybody, .anybodyToo].contains(field) {
            rows.formUnion(try senders(words, isPrefix: isPrefix))
            return .leaf(rows, nil)
        }
        let check: TextCheck? = isExact ? nil : .phrase(words, isPrefix: isPrefix, field)
        let plan = SearchPlan.leaf(rows, check)
        guard [.any, .anybody, .anybodyToo].contains(field) else { return plan }
        return .either([plan, .leaf(try senders(words, isPrefix: isPrefix), nil)])
    }

    /// The messages that have all the words in one part of the field.
    private func candidates(_ words: [String], isPrefix: Bool, _ field: SearchField) throws -> RowSet {
        var found = all
        for (index, word) in words.enumerated() {
            let isPrefix = isPrefix && index == words.count - 1
            guard WordLookup.isKept(word, isPrefix: isPrefix) else { continue }
            found.formIntersection(try rows(of: word, isPrefix: isPrefix, field.words))
        }
        return found
    }

    private func rows(of word: String, isPrefix: Bool, _ fields: WordField) throws -> RowSet {
        guard let words else { throw IndexError.keepsNoWords(path: path) }
        var fieldsByMessage: [Int64: WordField] = [:]
        try words.forEach(word, isPrefix: isPrefix) { row, found in
            let found = found.intersection(fields)
            if !found.isEmpty, row != 0 { fieldsByMessage[row, default: []].formUnion(found) }
        }
        let rarity = 1 + log2(total / Double(max(fieldsByMessage.count, 1)) + 1)
        for (row, found) in fieldsByMessage {
            // What a mail is called says most, what it quotes least.
            let weight = found.contains(.subject) ? 4.0 : found.contains(.prose) ? 2 : found == .quoted ? 0.5 : 1
            scores[row, default: 0] += rarity * weight
        }
        return RowSet(fieldsByMessage.keys)
    }

    private func log2(_ value: Double) -> Double {
        // The exponent and a straight line between powers of two: close enough to rank, and the same everywhere.
        Double(value.exponent) + value.significand - 1
    }

    private func blobs(_ digits: String) throws -> RowSet {
        // A mail may abbreviate more than the query does.
        var rows = try rows(of: digits, isPrefix: true, .context)
        var shorter = digits.dropLast()
        while shorter.utf8.count >= 7 {
            rows.formUnion(try self.rows(of: String(shorter), isPrefix: false, .context))
            shorter = shorter.dropLast()
        }
        return rows
    }

    private func people(_ address: String, _ field: SearchField) throws -> RowSet {
        var rows = try rows(of: address, isPrefix: false, field.words)
        if [.anybody, .anybodyToo].contains(field) { rows.formUnion(try senders(of: address)) }
        return rows
    }

    private func subjects(_ wanted: [String], isPrefix: Bool) throws -> RowSet {
        var kept = all
        if words != nil { kept = try candidates(wanted, isPrefix: isPrefix, .subject) }
        // The index knows one word as well as the subject does.
        if words != nil, wanted.count == 1, WordLookup.isKept(wanted[0]) { return kept }
        let phrase = wanted.map { Array($0.utf8) }
        let subjects = try HotStatement(database, "SELECT id, subject FROM message")
        var rows = RowSet()
        while try subjects.step() {
            guard let row = subjects.integer(0), kept.contains(row) else { continue }
            if Phrase.stands(phrase, isPrefix: isPrefix, in: subjects.text(1) ?? "") { rows.insert(row) }
        }
        return rows
    }
}
