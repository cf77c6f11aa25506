/// Where in a message a word stands.
///
/// The raw value is kept in the index, a variable-length number a word and message, so that what is frequent has small numbers.
public struct WordField: OptionSet, Sendable, Hashable, BitwiseCopyable {
    /// The bits.
    public let rawValue: UInt16

    /// Takes the bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Text that is neither quoted nor diff.
    public static let prose = WordField(rawValue: 1)
    /// Quoted lines.
    public static let quoted = WordField(rawValue: 2)
    /// Lines that a diff adds.
    public static let added = WordField(rawValue: 4)
    /// Lines that a diff takes away.
    public static let removed = WordField(rawValue: 8)
    /// The other lines of a diff: context, headers of files and hunks.
    public static let context = WordField(rawValue: 16)
    /// The subject.
    public static let subject = WordField(rawValue: 32)
    /// The field To.
    public static let to = WordField(rawValue: 64)
    /// The field Cc.
    public static let cc = WordField(rawValue: 128)

    /// All lines of a diff.
    public static let diff: WordField = [.added, .removed, .context]
}
