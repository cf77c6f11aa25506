import MailFormat
import PatchFormat

/// Asks a mail everything that can be asked.
enum Exercise {
    /// Reads a mail through every accessor, for the sake of crashes.
    static func touch(_ bytes: [UInt8]) {
        let message = Message(parsing: bytes)
        keep(message.subject.utf8.count)
        keep((message.from + message.to + message.cc + message.replyTo).reduce(0) { $0 + $1.domain.utf8.count })
        keep(message.sender?.description.utf8.count ?? 0)
        if let date = message.date { keep(date.rfc5322().utf8.count + date.iso8601().utf8.count) }
        keep(message.messageID?.utf8.count ?? 0)
        keep(message.inReplyTo.count + message.references.count)
        keep(message.listID?.utf8.count ?? 0)
        keep(message.defects.count)
        keep(message.attachments.reduce(0) { $0 + $1.content.count + ($1.filename?.utf8.count ?? 0) })
        for field in message.header { keep(field.value.count) }
        keep(message.header.text("X-Mailer")?.utf8.count ?? 0)
        keep(message.header.all("Received").count)
        touch(message.root)
        let text = message.text
        let mail = PatchMail(message, text: text)
        keep(mail.title.utf8.count)
        keep(mail.patch?.patchID?.description.utf8.count ?? 0)
        keep(words(text))
    }

    private static func touch(_ part: MIMEPart) {
        keep(part.text.count + part.content.count + part.rawContent.count + (part.isAttachment ? 1 : 0))
        part.children.forEach(touch)
    }

    // What is computed must be used, or the optimiser leaves it out.
    nonisolated(unsafe) private static var sum = 0

    private static func keep(_ number: Int) { sum &+= number }
}
