/// Makes a tree of the pieces of a query.
///
/// What binds most comes first: NEAR; AND, NOT and standing side by side; XOR; OR.
struct QueryParser {
    private let query: String
    private let tokens: [QueryScanner.Token]
    private let values: QueryValues
    private var next = 0
    /// How many signs and brackets are open.
    private var depth = 0
    /// What the terms read so far cost.
    private var cost = 0

    /// More of them than this in each other are no question.
    private static let deepest = 64
    /// A query costs as much at most as so many words.
    static let dearest = 256

    init(_ query: String, now: Int64) throws(SearchError) {
        self.query = query
        tokens = try QueryScanner.tokens(of: query)
        values = QueryValues(query: query, now: now)
    }

    /// The tree of the whole query.
    mutating func parse() throws(SearchError) -> SearchNode {
        guard !tokens.isEmpty else { throw error("there is nothing to search for; write a word", at: nil) }
        let node = try either(.any)
        if let rest = tokens.dropFirst(next).first {
            throw error("the bracket closes what was not opened", at: rest)
        }
        return node
    }

    private mutating func either(_ field: SearchField) throws(SearchError) -> SearchNode {
        var nodes = [try oneOf(field)]
        while take(.or) { nodes.append(try oneOf(field)) }
        return nodes.count == 1 ? nodes[0] : .either(nodes)
    }

    private mutating func oneOf(_ field: SearchField) throws(SearchError) -> SearchNode {
        var node = try every(field)
        while take(.xor) { node = .oneOf(node, try every(field)) }
        return node
    }

    private mutating func every(_ field: SearchField) throws(SearchError) -> SearchNode {
        var groups = SingularGroups()
        groups.add(try operand(field), isJoined: false)
        while let token = tokens.dropFirst(next).first {
            switch token.kind {
            case .close, .or, .xor: return groups.node
            case .and:
                next += 1
                groups.add(try operand(field), isJoined: true)
            default: groups.add(try operand(field), isJoined: false)
            }
        }
        return groups.node
    }

    private mutating func operand(_ field: SearchField) throws(SearchError) -> SearchNode {
        guard let token = tokens.dropFirst(next).first else {
            throw error("a search term is missing at the end", at: tokens.last)
        }
        depth += 1
        defer { depth -= 1 }
        if depth > Self.deepest { throw error("there are too many signs or brackets in each other", at: token) }
        switch token.kind {
        case .not, .minus:
            next += 1
            return .not(try operand(field))
        case .plus:
            next += 1
            return try operand(field)
        case .and, .or, .xor: throw error("this needs a search term on both sides", at: token)
        case .near: throw error("this needs a word on both sides", at: token)
        case .close: throw error("a search term is missing before the bracket", at: token)
        case .open, .field, .phrase, .word: return try near(field)
        }
    }

    private mutating func near(_ field: SearchField) throws(SearchError) -> SearchNode {
        let first = try unit(field)
        var words: [SearchTerm] = []
        var distance = 0
        while let token = tokens.dropFirst(next).first, case .near(let limit) = token.kind {
            next += 1
            guard let following = tokens.dropFirst(next).first else {
                throw error("this needs a word on both sides", at: token)
            }
            let second = try unit(field)
            for node in words.isEmpty ? [first, second] : [second] {
                guard case .term(let term) = node, case .words(let found, false) = term.value, found.count == 1,
                    !term.field.words.isEmpty, term.field == words.first?.field ?? term.field
                else { throw error("NEAR stands between two words of one field of text", at: following) }
                words.append(term)
            }
            // Xapian's window when nobody says another.
            distance = max(distance, limit ?? 10)
        }
        return words.isEmpty ? first : .near(words, within: distance)
    }

    private mutating func unit(_ field: SearchField) throws(SearchError) -> SearchNode {
        guard let token = tokens.dropFirst(next).first else {
            throw error("a search term is missing at the end", at: tokens.last)
        }
        next += 1
        switch token.kind {
        case .open: return try bracket(token, field)
        case .field(let field):
            guard let value = tokens.dropFirst(next).first, value.range.lowerBound == token.range.upperBound else {
                throw error("\(field.rawValue): needs something behind it", at: token)
            }
            if case .open = value.kind { return try unit(field) }
            return try counted(try self.value(field, from: token), from: token)
        case .phrase(let text): return try counted(try values.phrase(text, in: field, at: token.range), from: token)
        case .word(let text): return try counted(try values.word(text, in: field, at: token.range), from: token)
        default: throw error("a search term is missing here", at: token)
        }
    }

    /// A term whose cost is added to that of the query.
    private mutating func counted(
        _ node: SearchNode, from first: QueryScanner.Token
    ) throws(SearchError) -> SearchNode {
        cost += node.cost
        guard cost <= Self.dearest else {
            let last = tokens[next - 1].range.upperBound
            throw SearchError(
                reason: "the query is too expensive from here on; use fewer words, or split it into several queries",
                query: query, range: first.range.lowerBound..<last)
        }
        return node
    }

    private mutating func bracket(
        _ open: QueryScanner.Token, _ field: SearchField
    ) throws(SearchError) -> SearchNode {
        let node = try either(field)
        guard take(.close) else { throw error("the bracket is not closed", at: open) }
        return node
    }

    /// The value of a field, whose prefix is `prefix`.
    private mutating func value(
        _ field: SearchField, from prefix: QueryScanner.Token
    ) throws(SearchError) -> SearchNode {
        let token = tokens[next]
        let range = prefix.range.lowerBound..<token.range.upperBound
        next += 1
        switch token.kind {
        case .phrase(let text): return try values.phrase(text, in: field, at: range)
        case .word(let text):
            // `tag:reviewed-by:"Ana Lírio"`: the name of a tag has spaces, too.
            if field == .tag, text.hasSuffix(":"), let name = tokens.dropFirst(next).first,
                name.range.lowerBound == token.range.upperBound, case .phrase(let person) = name.kind
            {
                next += 1
                return try values.word(text + person, in: field, at: prefix.range.lowerBound..<name.range.upperBound)
            }
            return try values.word(text, in: field, at: range)
        // A prefix within a value, as the second of "tag:tag:…", is a part of it.
        case .field(let inner):
            let text = inner.rawValue + ":"
            guard let rest = tokens.dropFirst(next).first, rest.range.lowerBound == token.range.upperBound,
                case .word(let word) = rest.kind
            else { return try values.word(text, in: field, at: range) }
            next += 1
            return try values.word(text + word, in: field, at: prefix.range.lowerBound..<rest.range.upperBound)
        default: throw error("\(field.rawValue): needs something behind it", at: prefix)
        }
    }

    private mutating func take(_ kind: QueryScanner.Kind) -> Bool {
        guard next < tokens.count, tokens[next].kind == kind else { return false }
        next += 1
        return true
    }

    private func error(_ reason: String, at token: QueryScanner.Token?) -> SearchError {
        SearchError(reason: reason, query: query, range: token?.range ?? 0..<0)
    }
}

/// Terms that stand side by side: those of a field of which a mail has only one are alternatives.
private struct SingularGroups {
    private var nodes: [SearchNode] = []
    private var indexes: [SearchField: Int] = [:]

    /// Adds a node; `isJoined` when AND says that both are meant.
    mutating func add(_ node: SearchNode, isJoined: Bool) {
        guard case .term(let term) = node, term.field.isSingular else { return nodes.append(node) }
        guard !isJoined, let index = indexes[term.field] else {
            indexes[term.field] = nodes.count
            return nodes.append(node)
        }
        if case .either(let others) = nodes[index] {
            nodes[index] = .either(others + [node])
        } else {
            nodes[index] = .either([nodes[index], node])
        }
    }

    var node: SearchNode { nodes.count == 1 ? nodes[0] : .every(nodes) }
}
