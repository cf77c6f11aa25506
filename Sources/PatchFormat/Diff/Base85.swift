/// The base 85 of git's binary patches (git's `base85.c`): five digits for four bytes, a line's length as a letter before it.
enum Base85 {
    /// How many bytes a line holds: `A` to `Z` are 1 to 26, `a` to `z` 27 to 52.
    static func lineLength(_ letter: UInt8) -> Int? {
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(letter - UInt8(ascii: "A")) + 1
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(letter - UInt8(ascii: "a")) + 27
        default: nil
        }
    }

    /// Appends the `length` bytes that the digits stand for; false if one is no digit or a group is too large.
    static func decode(_ digits: Slice<UnsafeBufferPointer<UInt8>>, length: Int, into bytes: inout [UInt8]) -> Bool {
        var left = length
        var index = digits.startIndex
        while left > 0 {
            guard index + 5 <= digits.endIndex else { return false }
            var group: UInt64 = 0
            for _ in 0..<5 {
                guard let digit = values[Int(digits[index])] else { return false }
                group = group * 85 + UInt64(digit)
                index += 1
            }
            guard group <= UInt64(UInt32.max) else { return false }
            for shift in stride(from: 24, through: 0, by: -8) where left > 0 {
                bytes.append(UInt8(truncatingIfNeeded: group >> UInt64(shift)))
                left -= 1
            }
        }
        return true
    }

    private static let values: [UInt8?] = {
        let alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
        var values = [UInt8?](repeating: nil, count: 256)
        for (value, digit) in alphabet.utf8.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()
}
