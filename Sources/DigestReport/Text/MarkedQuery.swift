public import PatchIndex

/// A query that cannot be understood, for a terminal: the query on one line, and under it a mark at the error.
///
///     … OR d:someday AND s:…
///          ^^^^^^^^^
///
/// What does not fit is left out on the sides, so that the mark stands where it should.
public struct MarkedQuery: Sendable {
    /// The query, or the part of it around the error.
    public let query: String
    /// The line below the query, with `^` under the error.
    public let mark: String

    /// Marks an error within so many columns, at least 20.
    public init(_ error: SearchError, width: Int) {
        // What a terminal would obey takes more room when it is written out.
        let pieces = error.query.map { SafeText.line(String($0)) }
        let widths = pieces.map { TextWidth.columns($0) }
        let range = min(error.range.lowerBound, pieces.count)..<min(error.range.upperBound, pieces.count)
        let shown = Self.window(widths, around: range, room: max(width, 20))
        let (isCutBefore, isCutBehind) = (shown.lowerBound > 0, shown.upperBound < pieces.count)
        query = (isCutBefore ? "…" : "") + pieces[shown].joined() + (isCutBehind ? "…" : "")
        let before = (isCutBefore ? 1 : 0) + widths[shown.lowerBound..<range.lowerBound].reduce(0, +)
        let marked = widths[range.clamped(to: shown)].reduce(0, +)
        mark = String(repeating: " ", count: before) + String(repeating: "^", count: max(1, marked))
    }

    /// The characters that are shown: all of them, or those around the error.
    private static func window(_ widths: [Int], around range: Range<Int>, room: Int) -> Range<Int> {
        if widths.reduce(0, +) <= room { return widths.indices }
        // A sign for what is left out is on either side; a quarter is for what follows the error.
        let room = room - 2
        var start = range.lowerBound
        var used = min(widths[range].reduce(0, +), room)
        let behind = min(widths[range.upperBound...].reduce(0, +), room / 4)
        while start > 0, used + widths[start - 1] + behind <= room {
            start -= 1
            used += widths[start]
        }
        var end = start
        used = 0
        while end < widths.count, used + widths[end] <= room {
            used += widths[end]
            end += 1
        }
        return start..<end
    }
}
