// What the readers of diffs ask of raw bytes.

extension UInt8 {
    var isASCIILetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
    var isASCIIDigit: Bool { self &- UInt8(ascii: "0") < 10 }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes begin with those of `prefix`.
    @inline(__always)
    func starts(with prefix: StaticString) -> Bool { starts(with: prefix, at: 0) }

    /// Whether the bytes of `prefix` are at `offset`.
    @inline(__always)
    func starts(with prefix: StaticString, at offset: Int) -> Bool {
        let length = prefix.utf8CodeUnitCount
        guard count - offset >= length else { return false }
        let expected = prefix.utf8Start
        for index in 0..<length where self[offset + index] != expected[index] { return false }
        return true
    }

    /// The offset of the first `byte` in `range`, which must lie within the bytes; the end of the range where there is none.
    @inline(__always)
    func offset(of byte: UInt8, in range: Range<Int>) -> Int {
        guard let base = UnsafeRawPointer(baseAddress) else { return range.upperBound }
        let pattern = 0x0101_0101_0101_0101 &* UInt64(byte)
        var index = range.lowerBound
        while index &+ 8 <= range.upperBound {
            let word = base.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian ^ pattern
            let zeros = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            if zeros != 0 { return index &+ zeros.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < range.upperBound, self[index] != byte { index += 1 }
        return index
    }

    /// The offset behind the line feed that ends the line at `start`, or behind the last byte.
    func lineEnd(from start: Int) -> Int {
        guard let base = UnsafeRawPointer(baseAddress) else { return count }
        var index = start
        while index &+ 8 <= count {
            let word = base.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian ^ 0x0A0A_0A0A_0A0A_0A0A
            let zeros = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            if zeros != 0 { return index &+ zeros.trailingZeroBitCount / 8 &+ 1 }
            index &+= 8
        }
        while index < count {
            if self[index] == 0x0A { return index + 1 }
            index += 1
        }
        return count
    }

    /// The bytes before the first NUL: all that C sees of a line.
    var untilNUL: UnsafeBufferPointer<UInt8> {
        guard let base = UnsafeRawPointer(baseAddress) else { return self }
        var index = 0
        while index &+ 8 <= count {
            let word = base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { break }
            index &+= 8
        }
        while index < count, self[index] != 0 { index += 1 }
        return UnsafeBufferPointer(rebasing: self[..<index])
    }

    /// The number at `offset` as C's `atoi` reads it: spaces, a sign and digits, cut to 32 bits; 0 where there is none.
    func integer(at offset: Int) -> Int {
        var index = offset
        while index < count, self[index] == 0x20 || (0x09...0x0D).contains(self[index]) { index += 1 }
        var isNegative = false
        if index < count, self[index] == UInt8(ascii: "-") || self[index] == UInt8(ascii: "+") {
            isNegative = self[index] == UInt8(ascii: "-")
            index += 1
        }
        var value: Int64 = 0
        while index < count, self[index].isASCIIDigit {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(Int64(self[index] &- UInt8(ascii: "0")))
            value = overflow || carry ? Int64.max : sum
            if value == Int64.max { break }
            index += 1
        }
        return Int(Int32(truncatingIfNeeded: isNegative ? -value : value))
    }
}
