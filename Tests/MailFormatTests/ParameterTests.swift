import MailFormat
import Testing

@Suite("Parameters of MIME fields")
struct ParameterTests {
    static let rows: [MailCase<[String]>] = [
        MailCase("none", "text/plain", []),
        MailCase("bare", "text/plain; charset=utf-8", ["charset=utf-8"]),
        MailCase("quoted", "text/plain; name=\"a b\"", ["name=a b"]),
        MailCase("escape in quotes", #"text/plain; name="a\"b""#, ["name=a\"b"]),
        MailCase("several", "text/plain; a=b;c=d ; e=f", ["a=b", "c=d", "e=f"]),
        MailCase("name in capitals", "TEXT/PLAIN; CHARSET=UTF-8", ["charset=UTF-8"]),
        MailCase("spaces around the equals sign", "text/plain; a = b", ["a=b"]),
        MailCase("comment", "text/plain; charset=us-ascii (Plain text)", ["charset=us-ascii"]),
        MailCase("brackets in a name", "text/plain; name=a(1).patch", ["name=a(1).patch"]),
        MailCase("semicolon missing", "text/plain; a=\"b\" c=d", ["a=b", "c=d"]),
        MailCase("semicolon missing after the type", "text/plain charset=utf-8", ["charset=utf-8"]),
        MailCase("semicolon at the end", "text/plain; a=b;", ["a=b"]),
        MailCase("folded", "text/plain;\n\ta=b;\n c=d", ["a=b", "c=d"]),
        MailCase("no value", "text/plain; a; b=c", ["b=c"]),
        MailCase("quote never closed", "text/plain; a=\"b", ["a=b"]),
        MailCase("RFC 2231: charset", "text/plain; name*=utf-8'de'%C3%BC", ["name=ü"]),
        MailCase("RFC 2231: another charset", "text/plain; name*=iso-8859-1''%FC", ["name=ü"]),
        MailCase("RFC 2231: no charset", "text/plain; name*=%C3%BC", ["name=ü"]),
        MailCase("RFC 2231: continued", "text/plain; name*0=a; name*1=b", ["name=ab"]),
        MailCase("RFC 2231: out of order", "text/plain; name*1=b; name*0=a", ["name=ab"]),
        MailCase("RFC 2231: both", "text/plain; name*0*=utf-8''%C3; name*1*=%BC; name*2=\"%20\"", ["name=ü%20"]),
        MailCase("RFC 2231 counts more than the plain form", "text/plain; name=u; name*=utf-8''%C3%BC", ["name=ü"]),
        MailCase("encoded words, against the standard", "text/plain; name=\"=?utf-8?q?=C3=BC?=\"", ["name=ü"]),
    ]

    @Test("Reading", arguments: rows)
    func read(_ row: MailCase<[String]>) {
        let type = Message("Content-Type: \(row.input)\n\n").root.contentType
        #expect(type.name == "text/plain")
        #expect(type.parameters.all.map { "\($0.name)=\($0.value)" } == row.expected)
    }

    @Test("A disposition, and the names of a file")
    func disposition() {
        let part = Message("Content-Type: text/x-patch; name=b\nContent-Disposition: ATTACHMENT; filename=a.patch\n\n")
            .root
        #expect(part.disposition?.kind == "attachment")
        #expect(part.filename == "a.patch")
        #expect(part.isAttachment)
        #expect(Message("Content-Type: text/plain; name=b\n\n").root.filename == "b")
        #expect(Message("A: b\n\n").root.disposition == nil)
    }

    @Test("A type that is none", arguments: ["", "plain", "/", "text/", "; charset=utf-8"])
    func noType(_ value: String) {
        let message = Message("Content-Type: \(value)\n\n")
        #expect(message.root.contentType == .plainText)
        #expect(message.defects.contains { $0.kind == .invalidContentType })
    }
}
