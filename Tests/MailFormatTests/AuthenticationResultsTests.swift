import MailFormat
import Testing

@Suite("Authentication-Results")
struct AuthenticationResultsTests {
    static let rows: [MailCase<[String]>] = [
        MailCase("none", "", []),
        MailCase(
            "a pass",
            "Authentication-Results: mx.example.net;\n dkim=pass (2048-bit key) header.d=Example.ORG header.b=x\n",
            ["pass example.org"]),
        MailCase(
            "several", "Authentication-Results: mx; spf=pass; dkim=fail header.i=@a.example; dkim=none\n",
            ["fail a.example", "none "]),
        MailCase(
            "several fields, a result twice",
            "Authentication-Results: a; dkim=pass header.d=b.example\nAuthentication-Results: c; dkim=pass header.d=b.example\n",
            ["pass b.example"]),
    ]

    @Test("DKIM", arguments: rows)
    func dkim(_ row: MailCase<[String]>) {
        let results = Message("From: a@example.org\n" + row.input + "\n").authenticationResults
        #expect(results.dkim.map { "\($0.result) \($0.domain)" } == row.expected)
    }
}
