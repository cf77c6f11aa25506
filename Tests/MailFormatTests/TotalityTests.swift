import MailFormat
import Testing

@Suite("Any bytes give a message")
struct TotalityTests {
    private static let mail = Array(
        """
        From: =?utf-8?q?J=C3=B6rg?= <j@example.org> (x)
        Date: Tue, 30 Dec 2025 13:13:44 -0800 (PST)
        Content-Type: multipart/mixed; boundary="b"; x*0*=utf-8''%C3; x*1*=%BC

        --b
        Content-Type: text/plain; charset=gb2312; format=flowed
        Content-Transfer-Encoding: quoted-printable

        a=20
        =D6=D0
        --b
        Content-Type: text/html
        Content-Transfer-Encoding: base64

        PHA+YSZhbXA7PC9wPg==
        --b
        Content-Type: message/rfc822

        Subject: in

        --b--

        """.utf8)

    private func touch(_ bytes: [UInt8]) {
        let message = Message(parsing: bytes)
        _ = (message.subject, message.sender, message.to, message.date?.rfc5322(), message.messageID)
        _ = (message.references, message.listID, message.text, message.attachments.map(\.content), message.defects)
    }

    @Test("However it is cut")
    func cut() {
        for length in 0...Self.mail.count {
            touch(Array(Self.mail.prefix(length)))
            touch(Array(Self.mail.suffix(length)))
        }
    }

    @Test(
        "Whatever byte stands anywhere",
        arguments: [0, 9, 10, 13, 32, 34, 40, 44, 58, 60, 61, 62, 63, 92, 128, 255] as [UInt8])
    func replaced(_ byte: UInt8) {
        for index in Self.mail.indices {
            var mail = Self.mail
            mail[index] = byte
            touch(mail)
        }
    }

    @Test("Every short sequence of the bytes that parsers decide by")
    func short() {
        let bytes = Array("\n\r :<>()\"\\,;=?-a\u{E9}\0".utf8)
        for a in bytes {
            for b in bytes {
                touch([a, b])
                for c in bytes {
                    touch([a, b, c])
                    touch(Array("From:".utf8) + [a, b, c])
                    touch(Array("Subject: =?utf-8?".utf8) + [a, b, c])
                }
            }
        }
    }
}
