/// Mails of an invented list: a series in two versions, with answers.
enum TestMails {
    static let all =
        [
            mail("cover-v1@example.org", "[PATCH 0/2] tide: count better", body: "Waves were counted twice.\n"),
            patch("one-v1@example.org", "[PATCH 1/2] tide: count waves", to: "cover-v1@example.org", line: "count(1);"),
            patch("two-v1@example.org", "[PATCH 2/2] tide: print them", to: "cover-v1@example.org", line: "print(1);"),
            mail(
                "review@example.org", "Re: [PATCH 1/2] tide: count waves", from: "Bram de Groot <bram@example.org>",
                answers: "one-v1@example.org",
                body: "> count(1);\n\nPlease count from 0. See https://example.org/a?b=1&c=(2).\n"),
            mail(
                "cover-v2@example.org", "[PATCH v2 0/2] tide: count better",
                body: "See <cover-v1@example.org>.\n\nChanges in v2:\n- count from 0\n"),
            patch(
                "one-v2@example.org", "[PATCH v2 1/2] tide: count waves", to: "cover-v2@example.org", line: "count(0);"),
            patch(
                "two-v2@example.org", "[PATCH v2 2/2] tide: print them", to: "cover-v2@example.org", line: "print(1);"),
            mail(
                "tag@example.org", "Re: [PATCH v2 1/2] tide: count waves", from: "Bram de Groot <bram@example.org>",
                answers: "one-v2@example.org", body: "Reviewed-by: Bram de Groot <bram@example.org>\n"),
            mail(
                "question@example.org", "How high is the tide?", from: "Nadia Okoye <nadia@example.net>",
                body: "Well?\n"),
        ]

    static func mail(
        _ id: String, _ subject: String, from: String = "Ana Lírio <ana@example.org>", answers: String? = nil,
        fields: String = "", body: String
    ) -> String {
        """
        From: \(from)
        To: tide@lists.example.org
        Subject: \(subject)
        Message-ID: <\(id)>
        Date: Mon, 05 Jan 2026 10:00:00 +0000
        Content-Type: text/plain; charset=utf-8
        \(answers.map { "In-Reply-To: <\($0)>\n" } ?? "")\(fields)
        \(body)
        """
    }

    static func patch(_ id: String, _ subject: String, to answers: String, line: String) -> String {
        mail(
            id, subject, answers: answers,
            body: """
                Because it is better.

                Signed-off-by: Ana Lírio <ana@example.org>
                ---
                 tide.c | 2 +-
                 1 file changed, 1 insertion(+), 1 deletion(-)

                diff --git a/tide.c b/tide.c
                index 1111111..2222222 100644
                --- a/tide.c
                +++ b/tide.c
                @@ -1,3 +1,3 @@ int tide(void)
                 {
                -old_\(subject.contains("print") ? "print" : "count")();
                +\(line)
                 }
                --\u{20}
                2.47.0

                """)
    }
}
