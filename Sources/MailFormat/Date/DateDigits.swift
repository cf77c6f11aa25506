/// Numbers in dates.
enum DateDigits {
    /// The value of digits; what is too large for any date stays too large but does not overflow.
    static func value(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        var value = 0
        for index in range { value = min(value * 10 + Int(bytes[index] &- 48), 1_000_000) }
        return value
    }
}
