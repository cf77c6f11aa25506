/// What is wrong with a query, and where.
public struct SearchError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong and what to write instead, without a point at its end.
    public var reason: String
    /// The query.
    public var query: String
    /// What is wrong, in characters of the query.
    public var range: Range<Int>

    /// One line for a person.
    public var description: String { reason }

    /// The query with a mark under the error, two lines.
    ///
    ///     d:yesterday OR (tide
    ///                    ^
    public var marked: String {
        let spaces = String(repeating: " ", count: range.lowerBound)
        return query + "\n" + spaces + String(repeating: "^", count: max(1, range.count))
    }
}
