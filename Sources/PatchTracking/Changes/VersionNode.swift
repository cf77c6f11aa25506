import MailFormat

/// What putting versions together has to know of a series, besides its links.
public struct VersionNode: Sendable, Equatable {
    /// The series.
    public var id: Series.ID
    /// The `3` of `v3`.
    public var version: Int
    /// The `1` of `v3.1`.
    public var versionMinor: Int?
    /// Whether it is a request for comments.
    public var isRFC: Bool
    /// Whether it is posted again unchanged.
    public var isResend: Bool
    /// Whether any of its parts was received.
    public var hasParts: Bool
    /// When its first message was received, in seconds since 1970 UTC.
    public var firstReceivedAt: Int64

    /// Address of who sent it.
    public var senderAddress: String
    /// Title of its head.
    public var title: String

    /// Makes a node from its parts.
    public init(
        id: Series.ID, version: Int, versionMinor: Int?, isRFC: Bool, isResend: Bool, hasParts: Bool,
        firstReceivedAt: Int64, senderAddress: String, title: String
    ) {
        self.id = id
        self.version = version
        self.versionMinor = versionMinor
        self.isRFC = isRFC
        self.isResend = isResend
        self.hasParts = hasParts
        self.firstReceivedAt = firstReceivedAt
        self.senderAddress = senderAddress
        self.title = title
    }

    /// The node of a series.
    public init(_ series: Series) {
        self.init(
            id: series.id, version: series.version, versionMinor: series.versionMinor, isRFC: series.isRFC,
            isResend: series.isResend, hasParts: !series.parts.isEmpty, firstReceivedAt: series.firstReceivedAt,
            senderAddress: series.sender?.address ?? "", title: series.title)
    }

    /// Those of the versions of one change that another one of them replaces, by the rules of ``Change/successor(of:)``.
    public static func superseded(among versions: [VersionNode]) -> Set<Series.ID> {
        let versions = VersionOrder.inOrder(versions.sorted(by: isBefore))
        return Set(
            versions.indices.filter { VersionOrder.successor(of: $0, in: versions) != nil }.map { versions[$0].id })
    }

    /// Older first; by id where both came at once.
    static func isBefore(_ left: VersionNode, _ right: VersionNode) -> Bool {
        (left.firstReceivedAt, left.id) < (right.firstReceivedAt, right.id)
    }
}

extension VersionNode: VersionBearing {
    var signature: SeriesSignature { SeriesSignature(address: senderAddress.lowercased(), title: title) }
}

/// The versions of one change, by name.
public struct VersionGroup: Sendable, Equatable {
    /// The versions in order; at least one.
    public var members: [Series.ID]
    /// Why they belong together, oldest first: enough links to tie them, and for each the one to its nearest older version.
    public var links: [VersionLink]
}
