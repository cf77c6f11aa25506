import MailFormat

/// What a series says of itself about its position among the versions of a change.
protocol VersionBearing {
    /// The `3` of `v3`.
    var version: Int { get }
    /// The `1` of `v3.1`.
    var versionMinor: Int? { get }
    /// Whether it is a request for comments.
    var isRFC: Bool { get }
    /// Whether it is posted again unchanged.
    var isResend: Bool { get }
    /// When its first message was received, in seconds since 1970 UTC.
    var firstReceivedAt: Int64 { get }
    /// Who sent it under which title: series with the same one can be the same change posted once more.
    var signature: SeriesSignature { get }
}

/// Who sent a series, by address, and its title.
struct SeriesSignature: Hashable {
    var address: String
    var title: String

    /// Whether both are of one sender and title; case and punctuation of the title do not count.
    func isSame(as other: SeriesSignature) -> Bool {
        address == other.address && (title == other.title || Title(title) == Title(other.title))
    }
}

extension Series: VersionBearing {
    var signature: SeriesSignature { SeriesSignature(address: (sender?.address ?? "").lowercased(), title: title) }
}

/// Which series can be a later version of which.
enum VersionOrder {
    /// Whether `newer` says of itself what a successor of `older` says.
    ///
    /// That is a higher version, the same one sent again, or a patch where the older one was a request for comments.
    static func canFollow<Version: VersionBearing>(_ newer: Version, _ older: Version) -> Bool {
        if older.isRFC != newer.isRFC { return older.isRFC || newer.version > older.version }
        let (new, old) = ((newer.version, newer.versionMinor ?? 0), (older.version, older.versionMinor ?? 0))
        return new > old || (new == old && newer.isResend)
    }

    /// Whether `newer` says to be the version that comes right behind `older`.
    static func isNext<Version: VersionBearing>(_ newer: Version, _ older: Version) -> Bool {
        canFollow(newer, older) && newer.version <= older.version + 1
    }

    /// Whether both say to be the same version.
    static func isSame<Version: VersionBearing>(_ newer: Version, _ older: Version) -> Bool {
        newer.isRFC == older.isRFC && newer.version == older.version
            && (newer.versionMinor ?? 0) == (older.versionMinor ?? 0)
    }

    /// Whether `newer`, which comes later among the versions of one change, replaces `older`.
    ///
    /// A version that its sender posted once more under the same title does, although it says nothing of it.
    static func supersedes<Version: VersionBearing>(_ newer: Version, _ older: Version) -> Bool {
        canFollow(newer, older) || (isSame(newer, older) && newer.signature.isSame(as: older.signature))
    }

    /// How much later, in seconds, an older version can come out of the mail than a newer one.
    static let disorder: Int64 = 86_400

    /// The first of `versions`, which are all those of a change in order, that replaces the one at `index`.
    static func successor<Version: VersionBearing>(of index: Int, in versions: [Version]) -> Int? {
        versions[(index + 1)...].firstIndex { supersedes($0, versions[index]) }
    }

    /// How far, in positions, one series can be moved before others.
    private static let longestMove = 64

    /// The versions of a change in order: as received, but by version where one sender's mails came out of order within a day.
    ///
    /// - Parameter versions: the versions as received.
    static func inOrder<Version: VersionBearing>(_ versions: [Version]) -> [Version] {
        var ordered: [Version] = []
        ordered.reserveCapacity(versions.count)
        for version in versions {
            var index = ordered.count
            let first = max(0, index - longestMove)
            while index > first, isMixedUp(ordered[index - 1], version) { index -= 1 }
            ordered.insert(version, at: index)
        }
        return ordered
    }

    private static func isMixedUp<Version: VersionBearing>(_ first: Version, _ second: Version) -> Bool {
        second.firstReceivedAt - first.firstReceivedAt <= disorder && first.isRFC == second.isRFC
            && first.version > second.version && first.signature.address == second.signature.address
    }

    /// The two in order, older first: by version where the mail's way may have mixed them up, else as received.
    static func ordered(_ left: SeriesProfile, _ right: SeriesProfile) -> (older: SeriesProfile, newer: SeriesProfile) {
        let (first, second) = SeriesProfile.isBefore(left, right) ? (left, right) : (right, left)
        let isMixedUp =
            second.firstReceivedAt - first.firstReceivedAt <= disorder && first.series.isRFC == second.series.isRFC
            && first.series.version > second.series.version
        return isMixedUp ? (second, first) : (first, second)
    }
}
