/// Mails in one file, as mboxrd: an envelope line before each, as public-inbox writes it, and a `>` before lines in it that
/// begin like one.
public enum MailboxText {
    private static let envelope = Array("From mboxrd@z Thu Jan  1 00:00:00 1970\n".utf8)
    private static let from = Array("From ".utf8)

    /// The mails, in order.
    public static func mboxrd(_ mails: [[UInt8]]) -> [UInt8] { mails.flatMap(entry) }

    /// One mail with its envelope line, and an empty line behind it.
    package static func entry(_ mail: [UInt8]) -> [UInt8] {
        var result = envelope
        result.reserveCapacity(mail.count + mail.count / 32 + envelope.count + 2)
        var start = 0
        // An envelope line that the mail brought along is not a part of it.
        if mail.starts(with: from) { start = (mail.firstIndex(of: 0x0A) ?? mail.count - 1) + 1 }
        while start < mail.count {
            let end = mail[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? mail.count
            let line = mail[start..<end]
            if line.drop(while: { $0 == UInt8(ascii: ">") }).starts(with: from) { result.append(UInt8(ascii: ">")) }
            result += line
            start = end
        }
        if result.last != 0x0A { result.append(0x0A) }
        result.append(0x0A)
        return result
    }
}
