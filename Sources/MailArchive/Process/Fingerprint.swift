internal import MailFormat

/// A hash of bytes as text, to notice that they are not the ones that were read before.
struct Fingerprint: Equatable {
    private var hash = FNV1a()

    /// The hash as 16 hexadecimal digits.
    var text: String {
        let digits = String(hash.value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Adds bytes.
    mutating func add(_ bytes: some Sequence<UInt8>) { hash.add(bytes) }
}
