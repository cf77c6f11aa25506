/// Which posting can be a later version of which.
enum VersionOrder {
    /// Whether `newer` says of itself what a successor of `older` says: a higher version, the same one sent again, or a
    /// patch where the older one was a request for comments.
    static func canFollow(_ newer: Series, _ older: Series) -> Bool {
        if older.isRFC != newer.isRFC { return older.isRFC || newer.version > older.version }
        let (new, old) = ((newer.version, newer.versionMinor ?? 0), (older.version, older.versionMinor ?? 0))
        return new > old || (new == old && newer.isResend)
    }
}
