internal import DigestReport

/// A digest as its page shows it.
struct DigestView: Sendable {
    /// A number that leads to its messages.
    struct Number: Sendable {
        var count: String
        var label: String
        var path: String
    }

    struct Row: Sendable {
        var first: String
        var title: String
        var path: String
        var person: String
        var badge: String?
        var badgeName: String
        var notes: [SeriesView.Line]
    }

    struct Section: Sendable {
        var heading: String
        var anchor: String
        var count: String
        var path: String
        var rows: [Row]
    }

    struct Bar: Sendable {
        var label: String
        var count: String
        var path: String
        /// Tenths of a percent of the longest.
        var width: Int
    }

    struct Table: Sendable {
        var heading: String
        var bars: [Bar]
    }

    var heading: String
    var received: String?
    var numbers: [Number]
    var sections: [Section]
    var tables: [Table]
    var isEmpty: Bool
    var jsonPath: String
}
