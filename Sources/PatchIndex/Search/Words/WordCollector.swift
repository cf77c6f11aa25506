internal import Glibc
internal import MailFormat
internal import PatchFormat

/// Collects what full-text search keeps of the messages of a batch.
///
/// Kept is each word once a message, with where it stands; what a query asks beyond that, as phrases, is looked up in the
/// mail itself. Who sent it, its Message-ID and the paths of files have tables of their own.
final class WordCollector {
    private var reader = WordReader()

    deinit { reader.table.deallocate() }

    /// Notes the words of a message, whose decoded text is `text`; messages come in the order of their numbers.
    func read(_ message: Message, text: [UInt8], mail: PatchMail, as number: Int) {
        reader.message = UInt32(number)
        reader.read(message.subject, .subject)
        for (name, field) in [("To", WordField.to), ("Cc", .cc)] {
            guard let people = message.header.text(name) else { continue }
            reader.read(people, field)
            reader.readAddresses(people, field)
        }
        Self.read(text, diff: mail.patch?.diff, with: &reader)
    }

    private static func read(_ text: [UInt8], diff: [UInt8]?, with reader: inout WordReader) {
        text.withUnsafeBufferPointer { bytes in
            TextFields.divide(bytes, diff: diff) { range, field in
                reader.read(UnsafeBufferPointer(rebasing: bytes[range]), field)
            }
        }
    }

    /// The words, sorted; `nil` when there are none.
    func segment() -> WordSegment? { WordSegment(reader.table, count: Int(reader.message) + 1) }
}
