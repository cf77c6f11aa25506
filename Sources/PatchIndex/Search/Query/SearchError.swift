/// What is wrong with a query, and where.
public struct SearchError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong and what to write instead, without a point at its end.
    public var reason: String
    /// The query.
    public var query: String
    /// The place, in characters of the query.
    public var place: Range<Int>

    /// One line for a person.
    public var description: String { reason }

    /// The query with a mark under the place, two lines.
    ///
    ///     d:yesterday OR (tide
    ///                    ^
    public var marked: String {
        let spaces = String(repeating: " ", count: place.lowerBound)
        return query + "\n" + spaces + String(repeating: "^", count: max(1, place.count))
    }
}
