/// Mails in one file, as mboxrd: an envelope line before each, and a `>` before lines in it that begin like one.
public enum MailboxText {
    /// The mails, in order.
    public static func mboxrd(_ mails: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = []
        for mail in mails {
            bytes += "From mboxrd@z Thu Jan  1 00:00:00 1970\n".utf8
            // An envelope line that the mail brought along is not a part of it.
            let hasEnvelope = mail.starts(with: "From ".utf8)
            let lines = mail.split(separator: 10, omittingEmptySubsequences: false).dropFirst(hasEnvelope ? 1 : 0)
            for (place, line) in lines.enumerated() {
                // Behind the last line feed there is nothing.
                if line.isEmpty, place == lines.count - 1 { break }
                if line.drop(while: { $0 == UInt8(ascii: ">") }).starts(with: "From ".utf8) {
                    bytes.append(UInt8(ascii: ">"))
                }
                bytes += line
                bytes.append(10)
            }
            bytes.append(10)
        }
        return bytes
    }
}
