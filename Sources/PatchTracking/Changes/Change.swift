public import MailFormat

/// A change: all versions of one series, as b4 gives them one change-id.
public struct Change: Sendable, Equatable, Identifiable {
    /// Id of its first series.
    public var id: Series.ID { series[0].id }
    /// The versions, as received, but by version where a sender's mails came out of order within a day.
    public var series: [Series]
    /// Why they belong together, oldest first; at least one entry for every series but one.
    public var links: [VersionLink]

    /// Makes a change; with at least one series.
    public init(series: [Series], links: [VersionLink]) {
        precondition(!series.isEmpty, "a change has at least one series")
        self.series = series
        self.links = links
    }

    /// The newest version.
    public var newest: Series { series[series.count - 1] }
    /// Title of the newest version.
    public var title: String { newest.title }
    /// Author of the newest version.
    public var author: Mailbox? { newest.author }
    /// The `change-id`, where one of its series names one.
    public var changeID: String? { series.lazy.compactMap(\.changeID).first }

    /// The series that replaces `id`: the next one of a higher version, a posting that is no RFC any more, a
    /// re-send, or the same version that its sender posted once more; `nil` for the newest.
    public func successor(of id: Series.ID) -> Series? {
        series.firstIndex { $0.id == id }.flatMap { VersionOrder.successor(of: $0, in: series) }.map { series[$0] }
    }
}
