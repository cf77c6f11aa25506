/// Mails behind each other in one file, `From ` lines quoted (mboxrd), with the line before each that public-inbox writes.
enum Mbox {
    private static let line = Array("From mboxrd@z Thu Jan  1 00:00:00 1970\n".utf8)
    private static let from = Array("From ".utf8)

    /// One mail with its line, and an empty line behind it.
    static func entry(_ mail: [UInt8]) -> [UInt8] {
        var result = line
        result.reserveCapacity(mail.count + mail.count / 32 + line.count + 2)
        var place = 0
        // A line of an mbox that came with the mail is none of it.
        if mail.starts(with: from) { place = (mail.firstIndex(of: 0x0A) ?? mail.count - 1) + 1 }
        while place < mail.count {
            let end = mail[place...].firstIndex(of: 0x0A).map { $0 + 1 } ?? mail.count
            let text = mail[place..<end]
            if text.drop(while: { $0 == UInt8(ascii: ">") }).starts(with: from) { result.append(UInt8(ascii: ">")) }
            result += text
            place = end
        }
        if result.last != 0x0A { result.append(0x0A) }
        result.append(0x0A)
        return result
    }
}
