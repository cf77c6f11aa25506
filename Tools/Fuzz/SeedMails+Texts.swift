extension SeedMails {
    static let texts = [
        """
        From: Jane Doe <jane@example.org>
        To: "List, Kernel" <list@example.org>, Others: a@example.com, "b c" <b@example.com>;, (note) d@example.net
        Cc: =?utf-8?Q?J=C3=B6rg?= =?UTF-8?B?IE3DvGxsZXI=?= <jm@example.com>
        Subject: [PATCH v3 01/23] mm/page_alloc: fix the frob
         when it is folded
        Date: Tue, 30 Dec 2025 13:13:44 -0800 (PST)
        Message-ID: <20251230.1@example.org>
        In-Reply-To: <20251230.0@example.org>
        References: <a@example.org> <b@example.org>
            <c@example.org>
        List-Id: A list <list.example.org>

        From: Real Author <author@example.com>

        A message with words.

        Signed-off-by: Jane Doe <jane@example.org>
        ---
        v3: renamed
         mm/page_alloc.c | 2 +-
         1 file changed, 1 insertion(+), 1 deletion(-)

        diff --git a/mm/page_alloc.c b/mm/page_alloc.c
        index 1234567..89abcde 100644
        --- a/mm/page_alloc.c
        +++ b/mm/page_alloc.c
        @@ -1,3 +1,3 @@ int frob(void)
         {
        -\treturn 1;
        +\treturn 0;
         }
        base-commit: 0123456789abcdef0123456789abcdef01234567
        --\u{20}
        2.51.0

        """,
        """
        From: jane@example.org (Jane Doe)
        Subject: multipart
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="b"
        Date: 30 Dec 25 13:13 EST

        preamble
        --b
        Content-Type: multipart/alternative; boundary=c

        --c
        Content-Type: text/plain; charset="iso-8859-1"; format=flowed; delsp=yes
        Content-Transfer-Encoding: quoted-printable

        Hello=20
        w=F6rld =
        goes on
        > quoted=20
        > text
        --\u{20}
        Jane
        --c
        Content-Type: text/html; charset=utf-8

        <html><style>p { color: red }</style><p>Hello &amp; <b>world</b><br>&#8212;</p><pre>a
         b</pre></html>
        --c--
        --b
        Content-Type: text/x-patch; name*0*=utf-8''0001%20; name*1="fix.patch"
        Content-Disposition: attachment; filename="0001-fix.patch"
        Content-Transfer-Encoding: base64

        ZGlmZiAtLWdpdCBhL3ggYi94Ci0tLSBhL3gKKysrIGIveApAQCAtMSArMSBAQAotYQorYgo=
        --b
        Content-Type: message/rfc822

        From: x@example.com
        Subject: within

        text
        --b--
        epilogue

        """,
        """
        From jane@example.org Tue Dec 30 13:13:44 2025
        From: 'Jane Doe' via list <list@example.org>
        Reply-To: Jane Doe <jane@example.org>
        X-Original-From: Jane Doe <jane@example.org>
        To: list@example.org
        Subject: Re: [GIT PULL] changes
        Date: 2025-12-30T13:13:44+05:30
        Content-Type: text/plain; charset=gb2312
        Content-Transfer-Encoding: 8bit

        The following changes since commit 0123456789abcdef0123456789abcdef01234567:

          Linux 6.18 (2025-11-30 14:42:10 -0800)

        are available in the Git repository at:

          https://git.example.org/linux.git tags/for-linus

        for you to fetch changes up to 89abcdef0123456789abcdef0123456789abcdef:

        > On Tue wrote:
        > > diff --git a/x b/x
        Reviewed-by: Jane Doe <jane@example.org>

        """,
        """
        From: uu@example.org
        Subject: [RFC PATCH net-next V2 0/3] cover
        Content-Type: text/plain; charset=utf-7
        Content-Transfer-Encoding: x-uuencode

        begin 644 x
        #86)C
        end

        """,
        """
        From: bin@example.org
        Subject: [PATCH] binary, rename, mode
        Date: Tue Dec 30 13:13:44 2025
        Content-Type: text/plain; charset=iso-2022-jp

        ---
        diff --git a/x.bin b/y.bin
        similarity index 90%
        rename from x.bin
        rename to y.bin
        old mode 100644
        new mode 100755
        index 1234567..89abcde
        GIT binary patch
        literal 6
        NcmYdfVBi1&3IG5A

        literal 0
        HcmV?d00001

        diff --cc z
        index 1,2..3
        --- a/z
        +++ b/z
        @@@ -1,2 -1,2 +1,3 @@@
          a
        + b
         +c

        """,
    ]
}
