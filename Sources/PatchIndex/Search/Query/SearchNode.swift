/// What a query asks for, as a tree.
public indirect enum SearchNode: Sendable, Equatable {
    /// All of these.
    case every([SearchNode])
    /// At least one of these.
    case either([SearchNode])
    /// One of the two and not the other.
    case oneOf(SearchNode, SearchNode)
    /// Not this.
    case not(SearchNode)
    /// These words in one field, in any order, the first and the last not further apart than so many words.
    case near([SearchTerm], within: Int)
    /// One term.
    case term(SearchTerm)
}

extension SearchNode {
    /// What answering it costs, about, in look-ups of a word.
    var cost: Int {
        switch self {
        case .every(let nodes), .either(let nodes): nodes.reduce(0) { $0 + $1.cost }
        case .oneOf(let left, let right): left.cost + right.cost
        case .not(let node): node.cost
        case .near(let terms, _): terms.reduce(0) { $0 + $1.cost }
        case .term(let term): term.cost
        }
    }
}

/// The smallest part of a query.
public struct SearchTerm: Sendable, Equatable {
    /// Where it looks.
    public var field: SearchField
    /// What it looks for.
    public var value: SearchValue
    /// Where it is in the query, in characters.
    public var range: Range<Int>
}

extension SearchTerm {
    /// What answering it costs, about, in look-ups of a word: a table that is read as a whole is four of them, and so are
    /// words side by side, for which mails are read.
    fileprivate var cost: Int {
        guard case .words(let words, _) = value else { return [.tag, .series].contains(field) ? 4 : 1 }
        return words.count == 1 && !field.words.isEmpty ? 1 : 4 + words.count
    }
}

/// What a term looks for.
public enum SearchValue: Sendable, Equatable {
    /// Words side by side, in lower case; the last one may be longer when `isPrefix`.
    case words([String], isPrefix: Bool)
    /// Numbers from the first up to but not including the second: seconds since 1970 UTC, or versions; `nil` for no end.
    case numbers(from: Int64?, to: Int64?)
    /// A text as a whole, such as an id, a state or a kind.
    case text(String)
}
