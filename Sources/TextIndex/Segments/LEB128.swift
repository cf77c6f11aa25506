/// Numbers of seven bits a byte, the lowest first, the highest bit set where more follow (LEB128, DWARF version 5,
/// section 7.6).
enum LEB128 {
    /// Writes a number.
    @inline(__always)
    static func append(_ number: UInt32, to bytes: inout [UInt8]) { append(UInt64(number), to: &bytes) }

    /// Writes a number.
    @inline(__always)
    static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        var number = number
        while number >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: number) | 0x80)
            number >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: number))
    }

    /// Reads the number at `offset` and moves it behind; `nil` where it does not end before `end` or has more than 56 bits.
    @inline(__always)
    static func read(_ bytes: [UInt8], _ offset: inout Int, end: Int) -> Int? {
        var value = 0
        var shift = 0
        while offset < end, shift < 56 {
            let byte = bytes[offset]
            offset &+= 1
            value |= Int(byte & 0x7F) &<< shift
            if byte < 0x80 { return value }
            shift &+= 7
        }
        return nil
    }
}
