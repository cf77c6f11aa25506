/// A series as a list of series shows it.
public struct SeriesSummary: Sendable, Equatable {
    /// The series.
    public let series: IndexedSeries
    /// Message-ID of its cover letter, or of its first part.
    public let messageID: String

    /// A series with its address.
    public init(series: IndexedSeries, messageID: String) {
        self.series = series
        self.messageID = messageID
    }
}
