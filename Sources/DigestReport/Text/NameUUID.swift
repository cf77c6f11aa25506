internal import PatchFormat

/// A UUID made from words: the same words give the same one (RFC 9562, section 5.5, "version 5").
package enum NameUUID {
    /// The words that name something, in their order; no word runs into the next.
    package static func text(of words: [String]) -> String {
        // The namespace of this project: "tidings" in the namespace of domain names.
        let namespace: [UInt8] = [
            0x16, 0xF9, 0xA3, 0x13, 0x0B, 0x5B, 0x5F, 0x29, 0x8E, 0x36, 0xE5, 0x78, 0x03, 0xD1, 0xB2, 0xD7,
        ]
        return text(namespace: namespace, name: Array(words.map { "\($0.utf8.count):\($0)" }.joined().utf8))
    }

    /// The UUID of a name in a namespace of 16 bytes.
    static func text(namespace: [UInt8], name: [UInt8]) -> String {
        var bytes = Array(NameHash.sha1(namespace + name).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x50
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }.joined(separator: "-")
    }
}
