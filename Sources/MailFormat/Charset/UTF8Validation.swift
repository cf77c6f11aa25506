/// What is UTF-8 and what is not (RFC 3629: shortest forms, no surrogates, nothing above U+10FFFF).
enum UTF8Validation {
    /// Whether a whole range is UTF-8.
    static func isValid(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] < 0x80 {
                index &+= 1
                continue
            }
            let length = sequenceLength(bytes, index, range.upperBound)
            if length == 0 { return false }
            index &+= length
        }
        return true
    }

    /// How many bytes the valid sequence at an index has; 0 when there is none.
    static func sequenceLength(_ bytes: Span<UInt8>, _ index: Int, _ limit: Int) -> Int {
        let lead = bytes[index]
        let left = limit &- index
        @inline(__always) func continues(_ offset: Int) -> Bool { bytes[index &+ offset] & 0xC0 == 0x80 }
        switch lead {
        case 0..<0x80: return 1
        case 0xC2...0xDF: return left >= 2 && continues(1) ? 2 : 0
        case 0xE0...0xEF:
            guard left >= 3, continues(1), continues(2) else { return 0 }
            let second = bytes[index &+ 1]
            if lead == 0xE0, second < 0xA0 { return 0 }
            if lead == 0xED, second > 0x9F { return 0 }
            return 3
        case 0xF0...0xF4:
            guard left >= 4, continues(1), continues(2), continues(3) else { return 0 }
            let second = bytes[index &+ 1]
            if lead == 0xF0, second < 0x90 { return 0 }
            if lead == 0xF4, second > 0x8F { return 0 }
            return 4
        default: return 0
        }
    }
}
