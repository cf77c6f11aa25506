/// A question to the index, in the language of public-inbox with our own prefixes.
///
///     let query = try SearchQuery(parsing: "s:vfio dfn:drivers/vfio NOT is:reply d:2.weeks.ago..")
///     let found = try await store.search(query, order: .date, limit: 50)
///
/// A value: it knows nothing of an index. See `docs/search.md` for the language.
public struct SearchQuery: Sendable, Equatable {
    /// What was asked, as it was written.
    public let text: String
    /// What it means.
    public let root: SearchNode

    /// Most bytes of a query; b4 asks for the patch-ids of all parts of a series in one.
    public static let longest = 12_000

    /// Reads a query; `now` is the time for "yesterday" and the like, in seconds since 1970 UTC.
    ///
    /// - Throws: ``SearchError``, which has the range.
    public init(parsing text: String, now: Int64) throws(SearchError) {
        guard text.utf8.count <= Self.longest else {
            let shown = String(text.prefix(60))
            throw SearchError(
                reason: "the query is longer than \(Self.longest) bytes", query: shown + "…",
                range: shown.count..<(shown.count + 1))
        }
        self.text = text
        var parser = try QueryParser(text, now: now)
        root = try parser.parse()
    }

    /// Whether a query means something else at another time, as one with "yesterday" does; false for one that cannot be read.
    public static func dependsOnTime(_ text: String) -> Bool {
        // A day and a second later every relative time is another one, "midnight" too.
        let (early, late) = (try? SearchQuery(parsing: text, now: 0), try? SearchQuery(parsing: text, now: 86_401))
        return early?.root != late?.root
    }

    /// The same query with each term replaced.
    public func replacing(_ change: (SearchTerm) -> SearchNode) -> SearchQuery {
        SearchQuery(text: text, root: Self.replacing(root, change))
    }

    private init(text: String, root: SearchNode) {
        self.text = text
        self.root = root
    }

    private static func replacing(_ node: SearchNode, _ change: (SearchTerm) -> SearchNode) -> SearchNode {
        switch node {
        case .every(let nodes): .every(nodes.map { replacing($0, change) })
        case .either(let nodes): .either(nodes.map { replacing($0, change) })
        case .oneOf(let left, let right): .oneOf(replacing(left, change), replacing(right, change))
        case .not(let node): .not(replacing(node, change))
        // Words that stand near each other are words of texts, which have no other meaning.
        case .near: node
        case .term(let term): change(term)
        }
    }

    /// The terms that the query looks for, those behind NOT left out.
    var wanted: [SearchTerm] { Self.wanted(root) }

    private static func wanted(_ node: SearchNode) -> [SearchTerm] {
        switch node {
        case .every(let nodes), .either(let nodes): nodes.flatMap(wanted)
        case .oneOf(let left, let right): wanted(left) + wanted(right)
        case .not: []
        case .near(let terms, _): terms
        case .term(let term): [term]
        }
    }
}
