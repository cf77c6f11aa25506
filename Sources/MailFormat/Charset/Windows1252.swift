/// Windows-1252 as the WHATWG Encoding Standard has it: the five bytes without a character are C1 controls, so that every
/// byte means something.
enum Windows1252 {
    /// The characters of 0x80 to 0x9F.
    private static let upper: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
        0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x009D, 0x017E, 0x0178,
    ]

    /// Converts a range to UTF-8.
    static func decode(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(range.count + range.count / 4)
        for index in range { append(bytes[index], to: &text) }
        return text
    }

    /// Adds one byte's character as UTF-8.
    static func append(_ byte: UInt8, to text: inout [UInt8]) {
        guard byte >= 0x80 else {
            text.append(byte)
            return
        }
        let scalar = byte < 0xA0 ? upper[Int(byte) - 0x80] : UInt16(byte)
        if scalar < 0x800 {
            text.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
        } else {
            text.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
            text.append(0x80 | UInt8(truncatingIfNeeded: (scalar >> 6) & 0x3F))
        }
        text.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
    }
}
