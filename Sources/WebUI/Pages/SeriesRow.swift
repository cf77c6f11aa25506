internal import MailFormat
internal import DigestReport
internal import PatchIndex

/// A series in a table of series.
struct SeriesRow: Sendable {
    var path: String
    var title: String
    var version: String
    var parts: String
    var author: String
    var date: Wording.Time

    init(_ summary: SeriesSummary, list: Lists.List) {
        let series = summary.series
        path = list.path + "series/\(PercentEncoding.encode(summary.messageID))/"
        title = PageMaker.subject(series.title)
        version = Self.label(series)
        parts = Wording.count(series.total, "part")
        author = Wording.name(series.author)
        date = Wording.Time(series.received)
    }

    private static func label(_ series: IndexedSeries) -> String {
        var text = "v\(series.version)" + (series.versionMinor.map { ".\($0)" } ?? "")
        if series.isRFC { text = "RFC " + text }
        if series.isResend { text += " RESEND" }
        return text
    }
}
