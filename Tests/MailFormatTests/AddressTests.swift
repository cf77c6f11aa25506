import MailFormat
import Testing

@Suite("Addresses")
struct AddressTests {
    static let jane = "jane@example.org"

    static let rows: [MailCase<[String]>] = [
        MailCase("name and address", "Jane Doe <jane@example.org>", ["Jane Doe|jane@example.org"]),
        MailCase("address alone", "jane@example.org", ["|jane@example.org"]),
        MailCase("brackets alone", "<jane@example.org>", ["|jane@example.org"]),
        MailCase("quoted name", "\"Doe, Jane\" <jane@example.org>", ["Doe, Jane|jane@example.org"]),
        MailCase("quote within", #""Jane \"J\" Doe" <jane@example.org>"#, ["Jane \"J\" Doe|jane@example.org"]),
        MailCase("several quoted words", "\"Jane\" \"Doe\" <jane@example.org>", ["Jane Doe|jane@example.org"]),
        MailCase("name in a comment", "jane@example.org (Jane Doe)", ["Jane Doe|jane@example.org"]),
        MailCase(
            "comment within a name", "Jane (the one) Doe <jane@example.org>", ["Jane (the one) Doe|jane@example.org"]),
        MailCase("company in a comment", "Jane Doe (Tide) <jane@example.org>", ["Jane Doe (Tide)|jane@example.org"]),
        MailCase(
            "company in quotes", "\"Jane Doe (Tide)\" <jane@example.org>", ["Jane Doe (Tide)|jane@example.org"]),
        MailCase("company behind the address", "Jane <jane@example.org> (Tide)", ["Jane (Tide)|jane@example.org"]),
        MailCase("nested comments", "jane@example.org (Jane (J) Doe)", ["Jane (J) Doe|jane@example.org"]),
        MailCase("comment in the address", "<jane(x)@(y)example.org>", ["|jane@example.org"]),
        MailCase("several", "a@b, C <d@e> ,f@g", ["|a@b", "C|d@e", "|f@g"]),
        MailCase("empty entries (obsolete)", ",a@b,,c@d,", ["|a@b", "|c@d"]),
        MailCase("semicolons, as some programs write", "a@b; c@d", ["|a@b", "|c@d"]),
        MailCase("group", "Team: A <a@b>, c@d;, e@f", ["A|a@b", "|c@d", "|e@f"]),
        MailCase("empty group", "undisclosed-recipients:;", []),
        MailCase("encoded name", "=?utf-8?q?J=C3=B6rg?= Doe <j@example.org>", ["Jörg Doe|j@example.org"]),
        MailCase("encoded name in quotes", "\"=?utf-8?q?J=C3=B6rg?=\" <j@example.org>", ["Jörg|j@example.org"]),
        MailCase("encoded comma", "=?utf-8?q?Doe=2C_J?= <j@example.org>", ["Doe, J|j@example.org"]),
        MailCase("comma in a bare name", "Doe, Jane <jane@example.org>", ["Doe, Jane|jane@example.org"]),
        MailCase("dots in a bare name", "J. Doe <jane@example.org>", ["J. Doe|jane@example.org"]),
        MailCase("route (obsolete)", "<@a.org,@b.org:jane@example.org>", ["|jane@example.org"]),
        MailCase("spaces around the at sign (obsolete)", "jane @ example . org", ["|jane@example.org"]),
        MailCase("quoted local part", "\"j d\"@example.org", ["|\"j d\"@example.org"]),
        MailCase("brackets forgotten", "Jane Doe jane@example.org", ["Jane Doe|jane@example.org"]),
        MailCase("closing bracket forgotten", "Jane <jane@example.org", ["Jane|jane@example.org"]),
        MailCase("quote never closed", "\"Jane <jane@example.org>", ["Jane|jane@example.org"]),
        MailCase("comment never closed", "Jane (x <jane@example.org>", ["Jane (x|jane@example.org"]),
        MailCase("local address", "root", ["|root"]),
        MailCase("name alone", "Jane Doe", ["Jane Doe|"]),
        MailCase(
            "address as its own name", "jane@example.org <jane@example.org>", ["jane@example.org|jane@example.org"]),
        MailCase("mailto", "<mailto:jane@example.org>", ["|jane@example.org"]),
        MailCase("folded", "Jane\n Doe\n <jane@example.org>", ["Jane Doe|jane@example.org"]),
        MailCase("hidden by Mailman 2", "jane at example.org (Jane Doe)", ["Jane Doe|jane@example.org"]),
        MailCase("hidden in brackets", "Jane Doe <jane at example.org>", ["Jane Doe|jane@example.org"]),
        MailCase("hidden alone", "jane at mail.example.org", ["|jane@mail.example.org"]),
        MailCase("a name with that word", "Jane at Home <jane@example.org>", ["Jane at Home|jane@example.org"]),
        MailCase("words that hide nothing", "Jane at Home", ["Jane at Home|"]),
        MailCase("raw UTF-8", "Jörg <j@example.org>", ["Jörg|j@example.org"]),
        MailCase(
            "plain entries among others",
            #"A <a@b>, "D, C" <c@d>,e@f , (x) g@h, I J <i@j>, K, L <l@m>, "N \" O" <n@o>, P <p@q>"#,
            ["A|a@b", "D, C|c@d", "|e@f", "x|g@h", "I J|i@j", "K, L|l@m", "N \" O|n@o", "P|p@q"]),
        MailCase(
            "spaces within a name", "  Jane   Doe\t<jane@example.org>  ,  a@b", ["Jane Doe|jane@example.org", "|a@b"]),
        MailCase(
            "words behind the brackets", "Jane <jane@example.org> Doe, a@b", ["Jane Doe|jane@example.org", "|a@b"]),
        MailCase("two brackets", "Jane <Doe> <jane@example.org>", ["Jane|jane@example.org"]),
        MailCase("quotes within a bare address", "a\"b\"@c, \"d\"<e@f>", ["|a\"b\"@c", "d|e@f"]),
        MailCase("empty brackets", "<>", []),
        MailCase("nothing", "", []),
    ]

    @Test("Lists", arguments: rows)
    func list(_ row: MailCase<[String]>) {
        let message = Message("From: \(row.input)\nTo: \(row.input)\nCc: \(row.input)\nReply-To: \(row.input)\n\n")
        for mailboxes in [message.from, message.to, message.cc, message.replyTo] {
            #expect(mailboxes.map { "\($0.name)|\($0.address)" } == row.expected)
        }
    }

    static let senders: [MailCase<String>] = [
        MailCase("no list", "From: Jane <jane@example.org>\nTo: list@example.com\n", "Jane <jane@example.org>"),
        MailCase(
            "X-Original-From", "From: Jane via Relay <x@relay.example>\nX-Original-From: Jane Doe <jane@example.org>\n",
            "Jane Doe <jane@example.org>"),
        MailCase(
            "Reply-To, the list in To",
            "From: Jane Doe via list <list@example.com>\nTo: list@example.com\nReply-To: jane@example.org\n",
            "Jane Doe <jane@example.org>"),
        MailCase(
            "quoted by Google Groups",
            "From: \"'Jane Doe' via G\" <g@example.com>\nCc: G@example.com\nReply-To: Jane Doe <jane@example.org>\n",
            "Jane Doe <jane@example.org>"),
        MailCase(
            "the list in List-Id",
            "From: Jane via kvm <kvm@example.com>\nList-Id: <kvm.example.com>\nReply-To: Jane <jane@example.org>\n",
            "Jane <jane@example.org>"),
        MailCase(
            "the list in List-Post",
            "From: Jane via kvm <kvm@example.com>\nList-Post: <mailto:kvm@example.com>\nReply-To: jane@example.org\n",
            "Jane <jane@example.org>"),
        MailCase(
            "Reply-To is the list too",
            "From: Jane via l <l@example.com>\nTo: l@example.com\nReply-To: l@example.com, jane@example.org\n",
            "Jane <jane@example.org>"),
        MailCase(
            "the name in Cc, where Reply-To is the list",
            "From: \"Jane Doe via T.I.D.E\" <tide@example.com>\nTo: a@example.net\nList-Id: <tide.example.com>\n"
                + "Cc: Bo <bo@example.net>, Jane Doe <jane@example.org>, tide@example.com\n"
                + "Reply-To: The list of the tide <tide@example.com>\n",
            "Jane Doe <jane@example.org>"),
        MailCase(
            "several in Reply-To",
            "From: Jane Doe via l <l@example.com>\nTo: l@example.com\n"
                + "Reply-To: other@example.com, Jane Doe <jane@example.org>\n",
            "Jane Doe <jane@example.org>"),
        MailCase(
            "a relay for pull requests, the name in Cc",
            "From: \"Jane Doe via Relay\" <relay@example.com>\nTo: l@example.net\nCc: Jane Doe <jane@example.org>\n"
                + "Reply-To: l@example.net\n",
            "Jane Doe <jane@example.org>"),
        MailCase(
            "b4's relay",
            "From: Jane Doe via B4 Relay <devnull+jane.example.org@kernel.example>\nTo: l@example.net\n"
                + "X-Original-From: Jane Doe <jane@example.org>\nReply-To: jane@example.org\n",
            "Jane Doe <jane@example.org>"),
        MailCase(
            "b4's relay, the address alone",
            "From: Jane Doe via B4 Relay <devnull+jane.example.org@kernel.example>\n", "Jane Doe <jane@example.org>"),
        MailCase(
            "X-Original-Sender",
            "From: \"'Jane Doe' via G\" <g@example.com>\nTo: g@example.com\nX-Original-Sender: jane@example.org\n",
            "Jane Doe <jane@example.org>"),
        MailCase(
            "(via …) behind the name",
            "From: \"Jane Doe\" (via tide Mailing List) <tide@example.com>\nTo: tide@example.com\nReply-To: jane@example.org\n",
            "Jane Doe <jane@example.org>"),
        MailCase(
            "the address within the list's",
            "From: Jane Doe via groups.example <jane=example.org@groups.example>\n", "Jane Doe <jane@example.org>"),
        MailCase(
            "the address as the name", "From: \"jane@example.org via l\" <l@example.com>\nTo: l@example.com\n",
            "jane@example.org"),
        MailCase(
            "the list's address under the person's name",
            "From: Jane Doe <l@example.com>\nList-Post: <mailto:l@example.com>\nReply-To: Jane Doe <jane@example.org>\n",
            "Jane Doe <jane@example.org>"),
        MailCase(
            "DMARC without via", "From: Jane Doe <jane=40example.org@dmarc.example.com>\n",
            "Jane Doe <jane@example.org>"),
        MailCase(
            "somebody else in Reply-To of a person's own address",
            "From: Jane Doe <jane@example.org>\nReply-To: Bo <bo@example.net>\nList-Id: <tide.example.com>\n",
            "Jane Doe <jane@example.org>"),
        MailCase(
            "nothing to undo it with", "From: Jane via l <l@example.com>\nTo: l@example.com\n",
            "Jane via l <l@example.com>"),
        MailCase(
            "via in a name, and no list", "From: Jane via Phone <jane@example.org>\nReply-To: a@example.com\n",
            "Jane via Phone <jane@example.org>"),
    ]

    @Test("Sender", arguments: senders)
    func sender(_ row: MailCase<String>) {
        #expect(Message(row.input + "\n").sender?.description == row.expected)
    }

    @Test("The domain is what follows the last at sign")
    func domain() {
        #expect(Mailbox(name: "", address: "\"a@b\"@Example.ORG").domain == "example.org")
        #expect(Mailbox(name: "", address: "root").domain == "")
    }

    @Test("A hundred thousand recipients are read, each once")
    func recipients() {
        let list = (0..<100_000).map { "a\($0)@example.org" }.joined(separator: ",\n ")
        #expect(Message("To: \(list)\n\n").to.count == 100_000)
    }
}
