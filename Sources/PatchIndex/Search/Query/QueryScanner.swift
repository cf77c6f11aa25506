/// Takes a query apart into operators, brackets and terms.
struct QueryScanner {
    /// A piece of a query.
    struct Token: Equatable {
        var kind: Kind
        /// Its range, in characters.
        var range: Range<Int>
    }

    /// What a piece is.
    enum Kind: Equatable {
        case open, close, and, or, xor, not
        /// How far apart words may be; `nil` where the query does not say.
        case near(Int?)
        case plus, minus
        /// A field whose value is a bracket or is behind it.
        case field(SearchField)
        case phrase(String)
        case word(String)
    }

    private let query: String
    private let characters: [Character]
    private var position = 0

    /// The pieces of a query, in order.
    ///
    /// - Throws: ``SearchError`` where quotation marks are not closed.
    static func tokens(of query: String) throws(SearchError) -> [Token] {
        var scanner = QueryScanner(query)
        var tokens: [Token] = []
        while let token = try scanner.next() { tokens.append(token) }
        return tokens
    }

    private init(_ query: String) {
        self.query = query
        characters = Array(query)
    }

    private mutating func next() throws(SearchError) -> Token? {
        while position < characters.count, characters[position].isWhitespace { position += 1 }
        guard position < characters.count else { return nil }
        let start = position
        switch characters[start] {
        case "(": return token(.open, start)
        case ")": return token(.close, start)
        case "\"": return try phrase(from: start)
        case "+" where beginsTerm(start + 1): return token(.plus, start)
        case "-" where beginsTerm(start + 1): return token(.minus, start)
        default: return word(from: start)
        }
    }

    private mutating func token(_ kind: Kind, _ start: Int) -> Token {
        position = start + 1
        return Token(kind: kind, range: start..<position)
    }

    private func beginsTerm(_ position: Int) -> Bool {
        position < characters.count && !characters[position].isWhitespace && characters[position] != ")"
    }

    private mutating func phrase(from start: Int) throws(SearchError) -> Token {
        guard let end = characters[(start + 1)...].firstIndex(of: "\"") else {
            throw SearchError(reason: "the quotation mark is not closed", query: query, range: start..<(start + 1))
        }
        position = end + 1
        return Token(kind: .phrase(String(characters[(start + 1)..<end])), range: start..<position)
    }

    private mutating func word(from start: Int) -> Token {
        while position < characters.count, !characters[position].isWhitespace, !"()\"".contains(characters[position]) {
            // Names are short: looked for behind each of 12,000 colons, they would take seconds.
            if characters[position] == ":", position > start, position - start <= SearchField.longestName,
                let field = SearchField(rawValue: String(characters[start..<position]).lowercased())
            {
                position += 1
                return Token(kind: .field(field), range: start..<position)
            }
            position += 1
        }
        let text = String(characters[start..<position])
        return Token(kind: Self.operation(text) ?? .word(text), range: start..<position)
    }

    private static func operation(_ word: String) -> Kind? {
        switch word {
        case "AND": return .and
        case "OR": return .or
        case "XOR": return .xor
        case "NOT": return .not
        case "NEAR", "ADJ": return .near(nil)
        default:
            let parts = word.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, ["NEAR", "ADJ"].contains(parts[0]), let distance = Int(parts[1]) else { return nil }
            return .near(distance)
        }
    }
}
