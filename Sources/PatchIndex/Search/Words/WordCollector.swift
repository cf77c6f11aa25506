internal import Glibc
internal import MailFormat
internal import PatchFormat

/// Collects what full-text search keeps of the messages of a batch.
///
/// Kept is each word once a message, with where it stands; what a query asks beyond that, as phrases, is looked up in the
/// mail itself. Who sent it, its Message-ID and the paths of files have tables of their own.
final class WordCollector {
    private var reader = WordReader()

    deinit { reader.deallocate() }

    /// Notes the words of a message, whose decoded subject and text are given; messages come in the order of their numbers.
    func read(_ message: Message, subject: String, text: [UInt8], mail: PatchMail, as number: Int) {
        reader.message = UInt32(number)
        reader.read(subject, .subject)
        for (name, field) in [("To", WordField.to), ("Cc", .cc)] {
            guard let people = message.header.text(name) else { continue }
            reader.read(people, field)
            reader.readAddresses(people, field)
        }
        reader.read(text, diff: mail.patch?.diff)
    }

    /// The words, sorted; `nil` when there are none.
    func segment() -> WordSegment? { WordSegment(reader.table, count: Int(reader.message) + 1) }
}
