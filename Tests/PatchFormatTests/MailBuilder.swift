import MailFormat
import PatchFormat

/// A mail made for a test from a few fields and a body.
func mail(
    _ subject: String, from: String = "Jane Doe <jane@example.org>", answers parent: String? = nil, _ body: String
) -> PatchMail {
    var text = "From: \(from)\nSubject: \(subject)\nMessage-ID: <1@example.org>\nDate: Mon, 6 Jan 2025 10:00:00 +0100\n"
    if let parent { text += "In-Reply-To: <\(parent)>\n" }
    text += "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n\(body)"
    return PatchMail(Message(parsing: Array(text.utf8)))
}

/// An answer to a patch.
func answer(_ body: String, from: String = "Rita Reviewer <rita@example.org>") -> PatchMail {
    mail("Re: [PATCH v2 1/3] foo: bar", from: from, answers: "2@example.org", body)
}

/// The text of bytes.
func string(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

/// A small diff of one file.
let smallDiff = """
    diff --git a/mm/slab.c b/mm/slab.c
    index 1111111..2222222 100644
    --- a/mm/slab.c
    +++ b/mm/slab.c
    @@ -1,3 +1,3 @@ int slab(void)
     one
    -two
    +zwei
     three

    """
