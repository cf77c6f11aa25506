extension GrowthGenerator {
    private static let mixed = "Content-Type: multipart/mixed; boundary=b\n\n"
    private static let html = "Content-Type: text/html\n\n"

    /// What is tried.
    static let all: [GrowthGenerator] = [
        GrowthGenerator("long subject", "Subject: ", "word "),
        GrowthGenerator("subject of openings", "Subject: ", "=?utf-8?q?"),
        GrowthGenerator("subject of openings, one closing", "Subject: ", "=?utf-8?q?", "?="),
        GrowthGenerator("subject of words", "Subject: ", "=?utf-8?q?=C3=A9?= "),
        GrowthGenerator("subject of words in two charsets", "Subject: ", "=?utf-8?q?a?= =?gb2312?b?xOM=?= "),
        GrowthGenerator("subject of equals signs", "Subject: ", "=?"),
        GrowthGenerator("folded subject", "Subject: a", "\n b"),
        GrowthGenerator("reply chain", "Subject: ", "Re: "),
        GrowthGenerator("subject tags", "Subject: ", "[PATCH 1/2] "),
        GrowthGenerator("subject brackets", "Subject: ", "["),
        GrowthGenerator("recipients", "To: ", "Jane Doe <jane@example.org>, "),
        GrowthGenerator("recipients without addresses", "From: ", "jane, "),
        GrowthGenerator("unclosed comments", "From: ", "("),
        GrowthGenerator("unclosed quotes", "From: ", "\"a\\"),
        GrowthGenerator("unclosed brackets", "From: ", "<a@b "),
        GrowthGenerator("groups", "From: ", "a:b;"),
        GrowthGenerator("colons", "From: a@b", ":"),
        GrowthGenerator("comments", "From: ", "(a)b "),
        GrowthGenerator("via", "From: a", " via a", " <a@b>\nTo: a@b"),
        GrowthGenerator("references", "References: ", "<a@b> "),
        GrowthGenerator("unclosed references", "References: ", "<a@b "),
        GrowthGenerator("bare references", "References: ", "a@b "),
        GrowthGenerator("date", "Date: ", "1 Jan 2025 +"),
        GrowthGenerator("date of comments", "Date: ", "("),
        GrowthGenerator("fields", "", "A: b\n"),
        GrowthGenerator("lines that are no fields", "A: b\n", "no field\nA: b\n"),
        GrowthGenerator("blank lines in the header", "A: b\n", " \n"),
        GrowthGenerator("parameters", "Content-Type: text/plain", "; a=b"),
        GrowthGenerator("RFC 2231 parameters", "Content-Type: text/plain", "; a*=b; c*0=d"),
        GrowthGenerator("unclosed parameter", "Content-Type: text/plain", "; a=\"b\\"),
        GrowthGenerator("parts", mixed, "--b\n\na\n"),
        GrowthGenerator("no parts", mixed, "--bb\n"),
        GrowthGenerator("nested parts", "", "Content-Type: multipart/mixed; boundary=b\n\n--b\n"),
        GrowthGenerator("parts in parts") { size in
            (0..<size / 50).flatMap { Array("Content-Type: multipart/mixed; boundary=\($0)\n\n--\($0)\n".utf8) }
        },
        GrowthGenerator("nested messages", "", "Content-Type: message/rfc822\n\n"),
        GrowthGenerator("base64", "Content-Transfer-Encoding: base64\n\n", "AA==\n"),
        GrowthGenerator("quoted-printable", "Content-Transfer-Encoding: quoted-printable\n\n", "= "),
        GrowthGenerator("spaces in quoted-printable", "Content-Transfer-Encoding: quoted-printable\n\n", " "),
        GrowthGenerator("soft breaks", "Content-Transfer-Encoding: quoted-printable\n\n", "=\n"),
        GrowthGenerator("uuencode", "Content-Transfer-Encoding: uuencode\n\nbegin 644 x\n", "M\n"),
        GrowthGenerator("flowed", "Content-Type: text/plain; format=flowed\n\n", "a \n"),
        GrowthGenerator("flowed quotes", "Content-Type: text/plain; format=flowed\n\n", ">"),
        GrowthGenerator(
            "flowed hunks", "Content-Type: text/plain; format=flowed\n\n", "@@ -1,999999 +1,999999 @@\n a\n"),
        GrowthGenerator("HTML tags", html, "<"),
        GrowthGenerator("HTML comments", html, "<!--"),
        GrowthGenerator("HTML attributes", html, "<a b=\"c' d"),
        GrowthGenerator("HTML scripts", html, "<script></"),
        GrowthGenerator("HTML entities", html, "&amp"),
        GrowthGenerator("HTML pre", html, "<pre>\n"),
        GrowthGenerator("bare CR", "A: b\r\r", "\r"),
        GrowthGenerator("CR before LF", "A: b\n\n", "\r", "\n"),
        GrowthGenerator("wrong charset", "Content-Type: text/plain; charset=iso-2022-jp\n\n", "\u{E9}"),
        GrowthGenerator("GB 18030", "Content-Type: text/plain; charset=gb2312\n\n", "\u{80}a"),
        GrowthGenerator("UTF-7", "Content-Type: text/plain; charset=utf-7\n\n", "+AGE-"),
        GrowthGenerator("NUL bytes", "", "\0"),
        GrowthGenerator(
            "hunks", "Subject: [PATCH] a\n\ndiff --git a/a b/a\n--- a/a\n+++ b/a\n", "@@ -1 +1 @@\n-a\n+b\n"),
        GrowthGenerator(
            "files", "Subject: [PATCH] a\n\n", "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-a\n+b\n"),
        GrowthGenerator(
            "rules", "Subject: [PATCH] a\n\n", "---\n", "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-a\n+b\n"),
        GrowthGenerator("trailers", "Subject: Re: [PATCH] a\n\n", "Acked-by: A <a@b>\n"),
        GrowthGenerator("links", "Subject: Re: a\n\n", "https://lore.kernel.org/r/a@b\n"),
    ]
}
