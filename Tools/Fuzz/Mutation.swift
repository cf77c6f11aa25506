import TestKit

/// Ways to break a mail.
enum Mutation {
    /// A mail made from the seeds: mostly one of them broken in a few places, sometimes two spliced, sometimes noise.
    static func mail(from seeds: [[UInt8]], _ random: inout SeededGenerator) -> [UInt8] {
        if random.below(50) == 0 { return noise(&random) }
        var mail = seeds[random.below(seeds.count)]
        if random.below(10) == 0 {
            let other = seeds[random.below(seeds.count)]
            mail = Array(mail.prefix(random.below(mail.count + 1)) + other.suffix(random.below(other.count + 1)))
        }
        for _ in 0..<(1 + random.below(8)) { change(&mail, &random) }
        return mail
    }

    private static func noise(_ random: inout SeededGenerator) -> [UInt8] {
        (0..<random.below(600)).map { _ in
            random.below(3) == 0 ? special[random.below(special.count)] : UInt8(truncatingIfNeeded: random.next())
        }
    }

    private static let special = Array("\r\n\t :;,<>()\"\\@=?-_+.'*%&#\0\u{1B}0123456789azAZ".utf8)

    /// Pieces that parsers decide by.
    private static let tokens = [
        "\r\n", "\n\n", "\r", "\n ", "\n\t", ": ", "\nFrom ", "\n>From ", "--", "\n--b", "\n--b--\n", "\n--",
        "=?utf-8?Q?",
        "=?utf-8?B?", "?=", "=?", "?", "=\n", "=0D=0A", "=", "=F", "<", ">", "(", ")", "\"", "\\", ",", ";", ":", "@",
        "\0",
        "\u{FEFF}", "é", "\nContent-Type: multipart/mixed; boundary=b\n\n--b\n", "\nContent-Type: message/rfc822\n\n",
        "\nContent-Transfer-Encoding: base64\n", "\nContent-Transfer-Encoding: quoted-printable\n", "charset=utf-7",
        "charset=iso-2022-jp", "charset=gb2312", "charset=\"\"", "charset=utf-16", "format=flowed", "delsp=yes",
        "filename*0*=utf-8''%E2%82", "filename*1*=%AC.patch", "name*=x", "boundary=\"", "9999999999999999999999", "-1",
        "+9999", "-0000", "31 Feb", "Mon, ", "\ndiff --git a/x b/x\n", "\n--- a/x\n+++ b/x\n", "\n@@ -1,2 +3,4 @@\n",
        "\n@@ -99999999999999999999 +1 @@\n", "\nGIT binary patch\n", "\n---\n", "\n-- \n",
        "[PATCH v99999999999999999999 1/0]",
        "Re: ", "\nFrom: ", "\nSubject: ", "\nSigned-off-by: ", "\n-->8--\n", "<script>", "&#x110000;", "&amp", "<!--",
        "-->",
        "begin 644 x\n", "\nend\n", " via ", "\nX-Original-From: ", "are available in the Git repository at:",
    ].map { Array($0.utf8) }

    private static func change(_ mail: inout [UInt8], _ random: inout SeededGenerator) {
        let offset = random.below(mail.count + 1)
        let length = min(random.below(4) == 0 ? random.below(400) : random.below(12), mail.count - offset)
        let range = offset..<(offset + length)
        switch random.below(9) {
        case 0: mail.removeSubrange(range)
        case 1: mail.insert(contentsOf: Array(mail[range]), at: offset)
        case 2: mail.insert(contentsOf: tokens[random.below(tokens.count)], at: offset)
        case 3: mail.replaceSubrange(range, with: tokens[random.below(tokens.count)])
        case 4: if offset < mail.count { mail[offset] = UInt8(truncatingIfNeeded: random.next()) }
        case 5: if offset < mail.count { mail[offset] ^= 1 << UInt8(random.below(8)) }
        case 6: mail.removeSubrange(offset...)
        case 7:
            let target = random.below(mail.count + 1)
            mail.insert(contentsOf: Array(mail[range]), at: target)
        default:
            let token = tokens[random.below(tokens.count)]
            mail.insert(contentsOf: repeatElement(token, count: 1 + random.below(40)).joined(), at: offset)
        }
    }
}
