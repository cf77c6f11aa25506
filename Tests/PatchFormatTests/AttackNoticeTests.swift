import MailFormat
import PatchFormat
import Testing

@Suite("Attack: sentences that may tell of a trial")
struct AttackNoticeTests {
    private static func notice(_ body: String) -> ApplicationNotice? {
        let header = "From: Bo <bo@example.com>\nSubject: Re: [PATCH] a: fix\nIn-Reply-To: <p@example.org>\n\n"
        return PatchMail(Message(parsing: Array((header + body).utf8))).notice
    }

    private static let claims = String(
        repeating: "I have applied this series. I applied this. Applied locally.\n", count: 300)

    @Test("the words around them are read once")
    func trial() {
        #expect(Self.notice(String(repeating: Self.claims + "It works. Tested.\n\n", count: 20)) == nil)
    }

    @Test("a Tested-by anywhere in the mail is looked for once")
    func testedBy() {
        let talk = String(repeating: "More of it.\n\n", count: 20_000)
        let body = String(repeating: "I applied this.\n\n", count: 5_000) + talk + "Tested-by: Bo <bo@example.com>\n"
        #expect(Self.notice(body) == nil)
    }
}
