// Says what MailFormat and PatchFormat read in mails, for scripts/compare-mail.py to hold against other readers.
//
// Standard input: for each mail the number of its bytes in decimal, LF, the bytes. Standard output: for each mail a line
// of JSON; the text is in Base64, since it need not be fit for JSON.

import Glibc
import MailFormat
import PatchFormat

/// Reads mails from standard input, one after the other.
struct MailStream {
    /// The next mail; nil at the end.
    func next() -> [UInt8]? {
        var size = 0
        var byte = getchar_unlocked()
        guard byte != EOF else { return nil }
        while byte != 10, byte != EOF {
            size = size * 10 + Int(byte - 48)
            byte = getchar_unlocked()
        }
        return (0..<size).map { _ in UInt8(truncatingIfNeeded: getchar_unlocked()) }
    }
}

func quoted(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": json += "\\\(Character(scalar))"
        case let scalar where scalar.value < 0x20:
            let digits = String(scalar.value, radix: 16)
            json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: json.unicodeScalars.append(scalar)
        }
    }
    return json + "\""
}

func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 3 * 4 + 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let group = bytes[start..<min(start + 3, bytes.count)]
        let word = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
        for index in 0..<4 {
            text.append(index <= group.count ? digits[Int(word >> UInt32(18 - 6 * index)) & 63] : UInt8(ascii: "="))
        }
    }
    return String(decoding: text, as: UTF8.self)
}

let mails = MailStream()
while let bytes = mails.next() {
    let message = Message(parsing: bytes)
    let text = message.text
    let mail = PatchMail(message, text: text)
    let sender = message.sender
    let members = [
        "\"subject\":\(quoted(message.subject))",
        "\"name\":\(quoted(sender?.name ?? ""))",
        "\"address\":\(quoted(sender?.address ?? ""))",
        "\"date\":\(message.date.map { String($0.secondsSince1970) } ?? "null")",
        "\"messageID\":\(quoted(message.messageID ?? ""))",
        "\"references\":[\(message.references.map(quoted).joined(separator: ","))]",
        "\"recipients\":[\((message.to + message.cc).map { quoted($0.address) }.joined(separator: ","))]",
        "\"text\":\"\(base64(text))\"",
        "\"kind\":\(quoted(mail.kind.rawValue))",
        "\"patchID\":\(mail.patch?.patchID.map { quoted("\($0)") } ?? "null")",
    ]
    print("{\(members.joined(separator: ","))}")
}
