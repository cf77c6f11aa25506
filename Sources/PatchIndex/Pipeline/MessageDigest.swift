internal import Glibc
internal import MailFormat
internal import PatchFormat

/// What a mail says, in 64 bits: the same for copies of it that came through different lists, another one for a forgery.
///
/// Of a patch that is its author, title, message and diff; of another mail its sender, title and text. White space,
/// footers of lists and the fields of the header that a list writes do not count. The sum is SipHash-1-3 with a fixed key,
/// so that nobody can easily write another mail with the same one.
struct MessageDigest {
    /// The digest; never 0.
    let value: Int64

    /// Digests `mail`; `patchID` is that of its patch, where it has one.
    init(of mail: PatchMail, patchID: PatchID?, text: [UInt8], sender: Mailbox?) {
        var hash = SipHash()
        hash.add((mail.author ?? sender)?.address.lowercased() ?? "")
        hash.add(mail.title)
        if let patch = mail.patch {
            hash.add(patch.message)
            if let patchID { hash.add(patchID.bytes) } else { hash.add(patch.diff) }
        } else {
            text.withUnsafeBufferPointer { hash.add(UnsafeBufferPointer(rebasing: $0[..<Self.footer(in: $0)])) }
        }
        let sum = Int64(bitPattern: hash.finished())
        value = sum == 0 ? 1 : sum
    }

    /// Where the signature or the footer of a list begins: at the first line "-- " or of twenty underscores.
    private static func footer(in text: UnsafeBufferPointer<UInt8>) -> Int {
        guard let base = text.baseAddress else { return 0 }
        var start = 0
        while start < text.count {
            let feed = memchr(base + start, 10, text.count - start)
            let end = feed.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? text.count
            switch text[start] {
            case UInt8(ascii: "-"):
                let line = UnsafeBufferPointer(rebasing: text[start..<end])
                if line.elementsEqual("-- ".utf8) || line.elementsEqual("--".utf8) { return start }
            case UInt8(ascii: "_"):
                let line = text[start..<end]
                if line.count >= 20, line.prefix(20).allSatisfy({ $0 == UInt8(ascii: "_") }) { return start }
            default: break
            }
            start = end + 1
        }
        return text.count
    }
}
