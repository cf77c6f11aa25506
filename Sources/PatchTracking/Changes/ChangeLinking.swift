/// Puts the versions of each work together, and says why.
///
/// Evidence, strongest first: the same change-id; a link in the newer one to a message of the older; a reply chain to the
/// older; equal patch-ids; same author, nearly the same title and files in common. A title alone is never enough.
public enum ChangeLinking {
    /// The changes among `series`, each series in exactly one, oldest change first; whatever the order of the input.
    public static func changes(of series: [Series]) -> [Change] {
        series.map { Change(series: [$0], links: []) }
    }

    /// What two series must have in common to be compared at all: series that share no key, directly or through others,
    /// are never in one change.
    ///
    /// An index keeps them to know which changes a new mail can alter.
    public static func keys(of series: Series) -> Set<LinkKey> { [] }
}

/// Something that versions of one work can have in common.
public struct LinkKey: Sendable, Hashable {
    /// The key as text, to be kept and compared, not read.
    public var value: String

    /// Takes a key that was kept.
    public init(value: String) { self.value = value }
}
