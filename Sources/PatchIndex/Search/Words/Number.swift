/// Numbers of seven bits a byte, the lowest first, the highest bit set where more follow (LEB128).
enum Number {
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

    /// Reads the number at a place and moves it behind; 0 at the end of the bytes.
    @inline(__always)
    static func read(_ bytes: [UInt8], _ place: inout Int) -> Int {
        var value = 0
        var shift = 0
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            value |= Int(byte & 0x7F) &<< shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return value
    }
}
