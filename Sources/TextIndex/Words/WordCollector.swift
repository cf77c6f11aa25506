/// Collects the words of a batch of messages.
///
///     let words = WordCollector()
///     words.message = 0
///     words.add("How high is the tide?", in: .subject)
///     words.add(text: text, diff: nil)
///     let segment = words.segment()
///
/// Each word is kept once a message, with the fields that have it.
package final class WordCollector {
    private var reader = WordReader()

    /// Nothing is collected yet.
    package init() {}

    deinit { reader.deallocate() }

    /// The number of the message whose words come next, starting at 0; messages come in the order of their numbers.
    package var message: Int {
        get { Int(reader.message) }
        set { reader.message = UInt32(newValue) }
    }

    /// Adds the words of a text.
    package func add(_ text: String, in field: WordField) { reader.read(text, field) }

    /// Adds the addresses in a field of a header whole, as words of their own.
    package func addAddresses(_ text: String, in field: WordField) { reader.readAddresses(text, field) }

    /// Adds the words of a message's text, each in the field of its line.
    ///
    /// - Parameter diff: the bytes of the text that are its diff, where it has one.
    package func add(text: [UInt8], diff: [UInt8]?) { reader.read(text, diff: diff) }

    /// The words, sorted; nil when there are none.
    package func segment() -> WordSegment? { WordSegment(reader.table, count: message + 1) }
}
