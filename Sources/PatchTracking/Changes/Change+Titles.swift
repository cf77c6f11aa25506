extension Change {
    /// What one of its series is called: its title; without one, that of the nearest older version that has one, of the first
    /// answer that has one, or of its lowest part.
    ///
    /// Some send a cover letter whose subject is `[PATCH v3 0/5]` alone, or what `git format-patch` has there.
    public func title(of series: Series, answers: [Answer] = []) -> String {
        if Self.isTitle(series.title) { return series.title }
        let index = self.series.firstIndex { $0.id == series.id } ?? 0
        let older = self.series[..<index].suffix(Self.mostLookedBack).reversed().lazy.map(\.title)
        let replies = answers.lazy.map(\.message).filter { $0.ancestors.last == series.head.id }.map(\.title)
        let parts = series.parts.lazy.map(\.title)
        return older.first(where: Self.isTitle) ?? replies.first(where: Self.isTitle) ?? parts.first(
            where: Self.isTitle)
            ?? series.title
    }

    /// How many versions are asked for a title.
    private static let mostLookedBack = 100

    private static func isTitle(_ text: String) -> Bool {
        text.contains { !$0.isWhitespace } && text != "*** SUBJECT HERE ***"
    }
}
