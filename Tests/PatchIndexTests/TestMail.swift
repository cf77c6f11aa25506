/// Mails of an invented list, for tests of the index.
enum TestMail {
    static func bytes(
        _ id: String, _ subject: String, from: String = "Ana Lírio <ana@example.org>", answers: String? = nil,
        references: [String] = [],
        body: String
    ) -> [UInt8] {
        var header = "From: \(from)\nTo: tide@lists.example.org\nSubject: \(subject)\nMessage-ID: <\(id)>\n"
        header += "Date: Mon, 05 Jan 2026 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n"
        if let answers { header += "In-Reply-To: <\(answers)>\n" }
        if !references.isEmpty { header += "References: " + references.map { "<\($0)>" }.joined(separator: " ") + "\n" }
        return Array((header + "\n" + body).utf8)
    }

    static func patch(
        _ id: String, _ subject: String, file: String, line: String, from: String = "Ana Lírio <ana@example.org>",
        answers: String? = nil,
        notes: String = ""
    ) -> [UInt8] {
        bytes(
            id, subject, from: from, answers: answers, references: answers.map { [$0] } ?? [],
            body: """
                Make \(file) better.

                Signed-off-by: Ana Lírio <ana@example.org>
                ---
                \(notes)
                 \(file) | 2 +-
                 1 file changed, 1 insertion(+), 1 deletion(-)

                diff --git a/\(file) b/\(file)
                index 1111111..2222222 100644
                --- a/\(file)
                +++ b/\(file)
                @@ -1,3 +1,3 @@
                 int a;
                -int old_\(line);
                +int \(line);
                 int c;
                --\u{20}
                2.47.0
                """)
    }

    /// Two versions of a series of two whose mails come in an order that no thread explains, replies before what they answer,
    /// a lone patch with a second version, a notice, a mail without Message-ID, and an unrelated talk.
    static let conversation: [[UInt8]] = [
        bytes(
            "r1", "Re: [PATCH 1/2] pump: start slowly", from: "Bo <bo@example.com>", answers: "s1",
            body: "Reviewed-by: Bo <bo@example.com>\n"),
        patch("s2", "[PATCH 2/2] pump: stop gently", file: "stop.c", line: "stop", answers: "s0"),
        patch("s1", "[PATCH 1/2] pump: start slowly", file: "start.c", line: "start", answers: "s0"),
        bytes(
            "s0", "[PATCH 0/2] pump: be kind to it",
            body: "Two patches.\n\nAna Lírio (2):\n  pump: start slowly\n  pump: stop gently\n\n 2 files changed\n"),
        patch("l1", "[PATCH] lock: oil it", file: "lock.c", line: "oil", from: "Cleo <cleo@example.net>"),
        bytes("t1", "How high is the tide?", from: "Dan <dan@example.com>", body: "I wonder.\n"),
        bytes(
            "t3", "Re: How high is the tide?", from: "Bo <bo@example.com>", references: ["t1", "t2"], body: "Very.\n"),
        patch("u1", "[PATCH v2 1/2] pump: start slowly", file: "start.c", line: "start2", notes: "v2: slower\n"),
        patch("u2", "[PATCH v2 2/2] pump: stop gently", file: "stop.c", line: "stop"),
        bytes("t2", "Re: How high is the tide?", answers: "t1", body: "Higher than yesterday.\n"),
        patch(
            "l2", "[PATCH v2] lock: oil it", file: "lock.c", line: "oil2", from: "Cleo <cleo@example.net>",
            answers: "l1"),
        bytes(
            "n1", "Re: [PATCH v2] lock: oil it", from: "Maintainer <m@example.org>", answers: "l2",
            body:
                "On Mon, 05 Jan 2026, Cleo wrote:\n> Make lock.c better.\n\nApplied to tide.git (main), thanks!\n\n[1/1] lock: oil it\n      commit: 0123456789ab\n"
        ),
        Array("From: Nobody <nobody@example.org>\nSubject: no id\n\nHello.\n".utf8),
        bytes(
            "u0", "Re: [PATCH v2 1/2] pump: start slowly", from: "Bo <bo@example.com>", answers: "u1",
            body: "Acked-by: Bo <bo@example.com>\n"),
    ]
}
