/// An entry of an address list in one of the forms that most have, which needs no parser: `Jane Doe <jane@example.org>`,
/// `"Doe, Jane" <jane@example.org>`, `jane@example.org`, in ASCII, without comments, escapes and encoded words.
struct PlainMailbox {
    /// Its name and address.
    let mailbox: Mailbox
    /// Where the comma behind it stands, or the end of the list.
    let end: Int

    /// Reads the entry that begins at `start`; `nil` for any other form.
    init?(_ bytes: Span<UInt8>, from start: Int) {
        var index = start
        while index < bytes.count, bytes[index] == .space { index += 1 }
        guard let name = Self.name(bytes, &index) else { return nil }
        if index == bytes.count || bytes[index] == UInt8(ascii: ",") {
            // Not in brackets, and not quoted either: an address alone.
            let hasAt = bytes.firstIndex(of: UInt8(ascii: "@"), in: name) != nil
            guard !name.isEmpty, name.upperBound == index, hasAt, bytes.firstIndex(of: .space, in: name) == nil else {
                return nil
            }
            mailbox = Mailbox(name: "", address: bytes.string(name))
            end = index
            return
        }
        guard bytes[index] == .lessThan, let address = Self.address(bytes, &index) else { return nil }
        while index < bytes.count, bytes[index] == .space { index += 1 }
        guard index == bytes.count || bytes[index] == UInt8(ascii: ",") else { return nil }
        mailbox = Mailbox(name: bytes.string(name), address: bytes.string(address))
        end = index
    }

    /// The words before the brackets, one space between them, or the quoted string there; `index` is moved behind them.
    private static func name(_ bytes: Span<UInt8>, _ index: inout Int) -> Range<Int>? {
        if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
            guard let close = bytes.firstIndex(of: UInt8(ascii: "\""), in: (index + 1)..<bytes.count) else {
                return nil
            }
            let name = (index + 1)..<close
            for position in name {
                let byte = bytes[position]
                guard byte >= .space, byte < 0x7F, byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "=") else {
                    return nil
                }
            }
            index = close + 1
            guard let first = name.first, bytes[first] != .space, bytes[close - 1] != .space, index + 1 < bytes.count,
                bytes[index] == .space, bytes[index + 1] == .lessThan
            else { return nil }
            index += 1
            return name
        }
        let start = index
        while index < bytes.count, bytes[index] != .lessThan, bytes[index] != UInt8(ascii: ",") {
            guard isPlain(bytes[index]) || bytes[index] == .space && bytes[index - 1] != .space else { return nil }
            index += 1
        }
        let isSpaced = index > start && bytes[index - 1] == .space
        return start..<(isSpaced ? index - 1 : index)
    }

    /// What is in the brackets that open at `index`, which is moved behind them.
    private static func address(_ bytes: Span<UInt8>, _ index: inout Int) -> Range<Int>? {
        let start = index + 1
        index = start
        while index < bytes.count, bytes[index] != .greaterThan {
            guard isPlain(bytes[index]), bytes[index] != UInt8(ascii: ",") else { return nil }
            index += 1
        }
        guard index < bytes.count, index > start, bytes[start] != UInt8(ascii: "@") else { return nil }
        index += 1
        return start..<(index - 1)
    }

    /// Whether a byte means nothing but itself, in a name and in an address.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: ":"),
            UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "\\"):
            false
        default: byte > .space && byte < 0x7F
        }
    }
}
