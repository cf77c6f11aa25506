/// Where a message can be read: its page on an archive, or the message itself as mail programs find it.
struct MessageURI {
    /// The address of the archive, to which a Message-ID and a slash are added; nil when no archive is known.
    var base: String?

    /// The address of a message's page; without an archive its `mid:` URI.
    func text(of messageID: String) -> String {
        base.map { $0 + Self.encoded(messageID) + "/" } ?? Self.mid(messageID)
    }

    /// The URI of the message wherever it is (RFC 2392).
    static func mid(_ messageID: String) -> String { "mid:" + encoded(messageID) }

    /// Percent-encoded but for letters, digits, `-._~` and `@` (RFC 3986, section 2.3).
    static func encoded(_ messageID: String) -> String {
        var result = ""
        for byte in messageID.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "@"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }
}
