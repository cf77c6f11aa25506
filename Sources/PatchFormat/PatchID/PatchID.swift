/// The identity of a change, the same wherever and however the patch is posted: what `git patch-id --stable` prints.
///
/// White space, line numbers and the order of the files do not matter; a message or any word around the diff neither.
public struct PatchID: Sendable, Hashable, CustomStringConvertible {
    /// The 20 bytes as words, most significant first.
    var words: (UInt64, UInt64, UInt32)

    /// The id of the first patch in `diff`, `nil` where git finds none: no `diff ` line, or nothing after it.
    public init?(stableOf diff: [UInt8]) { return nil }

    /// Reads 40 hexadecimal digits.
    public init?(hex: String) { return nil }

    /// The 20 bytes.
    public var bytes: [UInt8] { [] }

    /// 40 hexadecimal digits, lowercase.
    public var description: String { "" }

    /// Whether both are the same change.
    public static func == (lhs: PatchID, rhs: PatchID) -> Bool { lhs.words == rhs.words }

    /// Feeds the id to a hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}
