internal import MailFormat
internal import PatchFormat
internal import TextIndex

extension WordCollector {
    /// Adds the words of a message, whose decoded subject and text are given.
    ///
    /// What a query asks beyond words, such as phrases, is looked up in the mail itself. Who sent it, its Message-ID and the
    /// paths of files have tables of their own.
    func add(_ message: Message, subject: String, text: [UInt8], mail: PatchMail, as number: Int) {
        self.message = number
        add(subject, in: .subject)
        for (name, field) in [("To", WordField.to), ("Cc", .cc)] {
            guard let people = message.header.text(name) else { continue }
            add(people, in: field)
            addAddresses(people, in: field)
        }
        add(text: text, diff: mail.patch?.diff)
    }
}

extension WordSegment {
    /// The words of one mail, as message 0; nil when it has none.
    init?(of bytes: [UInt8]) {
        let collector = WordCollector()
        _ = MessageFacts(parsing: bytes, words: collector, as: 0)
        guard let segment = collector.segment() else { return nil }
        self = segment
    }
}
