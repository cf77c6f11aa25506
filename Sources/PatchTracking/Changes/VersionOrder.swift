/// What a posting says of itself about its place among the versions of a work.
protocol VersionBearing {
    /// The `3` of `v3`.
    var version: Int { get }
    /// The `1` of `v3.1`.
    var versionMinor: Int? { get }
    /// Whether it is a request for comments.
    var isRFC: Bool { get }
    /// Whether it is posted again unchanged.
    var isResend: Bool { get }
}

extension Series: VersionBearing {}
extension VersionNode: VersionBearing {}

/// Which posting can be a later version of which.
enum VersionOrder {
    /// Whether `newer` says of itself what a successor of `older` says.
    ///
    /// That is a higher version, the same one sent again, or a patch where the older one was a request for comments.
    static func canFollow<Posting: VersionBearing>(_ newer: Posting, _ older: Posting) -> Bool {
        if older.isRFC != newer.isRFC { return older.isRFC || newer.version > older.version }
        let (new, old) = ((newer.version, newer.versionMinor ?? 0), (older.version, older.versionMinor ?? 0))
        return new > old || (new == old && newer.isResend)
    }

    /// The first of `versions`, which are all those of a work as received, that takes the place of the one at `index`.
    static func successor<Posting: VersionBearing>(of index: Int, in versions: [Posting]) -> Int? {
        versions[(index + 1)...].firstIndex { canFollow($0, versions[index]) }
    }

    /// How much later, in seconds, an older version can come out of the mail than a newer one.
    private static let disorder: Int64 = 86_400

    /// The two in order, older first: by version where the mail's way may have mixed them up, else as received.
    static func ordered(_ left: SeriesProfile, _ right: SeriesProfile) -> (older: SeriesProfile, newer: SeriesProfile) {
        let (first, second) = SeriesProfile.isBefore(left, right) ? (left, right) : (right, left)
        let isMixedUp =
            second.firstReceivedAt - first.firstReceivedAt <= disorder && first.series.isRFC == second.series.isRFC
            && first.series.version > second.series.version
        return isMixedUp ? (second, first) : (first, second)
    }
}
