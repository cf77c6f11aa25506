/// Where in a message a word stands.
///
/// The raw value is kept in the index, a variable-length number a word and message, so that what is frequent has small numbers.
package struct WordField: OptionSet, Sendable, Hashable, BitwiseCopyable {
    /// The bits.
    package let rawValue: UInt16

    /// Takes the bits.
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Text that is neither quoted nor diff.
    package static let prose = WordField(rawValue: 1)
    /// Quoted lines.
    package static let quoted = WordField(rawValue: 2)
    /// Lines that a diff adds.
    package static let added = WordField(rawValue: 4)
    /// Lines that a diff takes away.
    package static let removed = WordField(rawValue: 8)
    /// The other lines of a diff: context, headers of files and hunks.
    package static let context = WordField(rawValue: 16)
    /// The subject.
    package static let subject = WordField(rawValue: 32)
    /// The field To.
    package static let to = WordField(rawValue: 64)
    /// The field Cc.
    package static let cc = WordField(rawValue: 128)

    /// All lines of a diff.
    package static let diff: WordField = [.added, .removed, .context]
}
