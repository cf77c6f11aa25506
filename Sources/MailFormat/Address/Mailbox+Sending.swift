extension Mailbox {
    /// The mailboxes that a person writes down, as in `To:`: with commas between, names with or without quotes.
    public static func list(in text: String) -> [Mailbox] {
        let bytes = Array(text.utf8)
        return AddressParser.mailboxes(bytes.span, 0..<bytes.count)
    }

    /// Whether the address may be in the header of a mail that is sent: `local@domain` in ASCII, a dot-atom on both
    /// sides (RFC 5322, section 3.4.1), of at most 254 bytes (RFC 5321, erratum 1690).
    public var isSendable: Bool {
        let bytes = Array(address.utf8)
        guard bytes.count <= 254, let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return false }
        let local = bytes[..<at].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let domain = bytes[(at + 1)...].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return local.allSatisfy { !$0.isEmpty && $0.allSatisfy(EncodedWordWriter.isAtomText) }
            && domain.allSatisfy { label in
                !label.isEmpty && label.first != UInt8(ascii: "-") && label.allSatisfy(Self.isHostText)
            }
    }

    private static func isHostText(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
