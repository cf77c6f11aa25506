/// A 64-bit FNV-1a hash, to notice that bytes are not the ones that were read before.
struct Fingerprint: Equatable {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    /// The hash as 16 hexadecimal digits.
    var text: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Adds bytes.
    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
}
