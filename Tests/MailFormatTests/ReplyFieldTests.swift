import MailFormat
import Testing

/// What programs write into In-Reply-To, from RFC 822's phrases to broken encodings.
@Suite("The field In-Reply-To")
struct ReplyFieldTests {
    static let rows: [MailCase<[String]>] = [
        MailCase("an id", "<par@reef.example.com>", ["par@reef.example.com"]),
        MailCase(
            "a comment behind", "<par@reef.example.com> (message from Ana on Mon, 2 Mar 2026)", ["par@reef.example.com"]
        ),
        MailCase(
            "a phrase before, folded", "Your message of \"Mon, 02 Mar 2026 08:00:00 GMT.\"\n <par@reef.example.com>",
            ["par@reef.example.com"]),
        MailCase(
            "a phrase with an address", "ana@reef.example.com's of <par@reef.example.com>", ["par@reef.example.com"]),
        MailCase("a bracket twice", "<\n  <par@reef.example.com>", ["par@reef.example.com"]),
        MailCase("an encoded word", "=?utf-8?q?=3Cpar=40reef=2Eexample=2Ecom=3E?=", ["par@reef.example.com"]),
        MailCase(
            "two encoded words", "=?utf-8?q?=3Cpar=40reef=2Eexample?=\n =?utf-8?q?=2Ecom=3E?=", ["par@reef.example.com"]
        ),
        MailCase("base64", "=?utf-8?b?PHBhckByZWVmLmV4YW1wbGUuY29tPg==?=", ["par@reef.example.com"]),
        MailCase("no encoded word, though it looks like one", "=?x <par@reef.example.com>", ["par@reef.example.com"]),
        MailCase("brackets missing", "par@reef.example.com", ["par@reef.example.com"]),
        MailCase("the first bracket missing", "par@reef.example.com>", ["par@reef.example.com"]),
        MailCase("the last bracket missing", "<par@reef.example.com", ["par@reef.example.com"]),
        MailCase("quotes", "\"<par@reef.example.com>\"", ["par@reef.example.com"]),
        MailCase("quotes alone", "\"par@reef.example.com\"", ["par@reef.example.com"]),
        MailCase("quoted brackets", "\\<par@reef.example.com\\>", ["par@reef.example.com"]),
        MailCase("spaces within", "< par@reef.example.com >", ["par@reef.example.com"]),
        MailCase("folded in the id", "<par@reef.\n example.com>", ["par@reef.example.com"]),
        MailCase("other letters are another id", "<PAR@REEF.example.com>", ["PAR@REEF.example.com"]),
        MailCase("no at sign", "<par>", ["par"]),
        MailCase("words alone", "Your message of Monday", []),
    ]

    @Test("names its parent", arguments: rows)
    func parent(_ row: MailCase<[String]>) {
        let message = Message("In-Reply-To: \(row.input)\nReferences: \(row.input)\n\n")
        #expect(message.inReplyTo == row.expected)
        #expect(message.references == row.expected)
    }

    @Test("that is nothing but marks of encoded words is read in linear time")
    func marks() {
        let message = Message("In-Reply-To: \(String(repeating: "=?=?utf-8?q?=3D?==?", count: 50_000))\n\n")
        #expect(message.inReplyTo.isEmpty)
    }
}
