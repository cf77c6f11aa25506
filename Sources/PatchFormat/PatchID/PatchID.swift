/// The identity of a change, the same wherever and however the patch is posted: what `git patch-id --stable` prints.
///
/// White space, line numbers and the order of the files do not matter, nor does the message or any other word around the
/// diff. The rules are those of git 2.39 and later; older ones treat binary files and files without hunks otherwise.
public struct PatchID: Sendable, Hashable, CustomStringConvertible {
    // The 20 bytes as little-endian words, since git adds the digests of the files with the first byte as the lowest.
    private var low: UInt64 = 0
    private var middle: UInt64 = 0
    private var high: UInt32 = 0

    init() {}

    /// The id of the first patch in `diff`, `nil` where git finds none: no line that begins with `diff `.
    ///
    /// `diff` may be a whole mail too; what is before the first `diff ` line does not count.
    public init?(stableOf diff: [UInt8]) {
        guard let id = diff.withUnsafeBufferPointer({ PatchIDScanner.firstID(in: $0) }) else { return nil }
        self = id
    }

    /// The same, where a mailer may have taken the space of blank context lines away, as `git apply` reads them: the id of the
    /// patch that was posted.
    public init?(stableOfMailed diff: [UInt8]) {
        guard let id = diff.withUnsafeBufferPointer({ PatchIDScanner.firstID(in: $0, repairing: true) }) else {
            return nil
        }
        self = id
    }

    /// The id of the first patch in the bytes of `range`, which must lie within `text`.
    public init?(stableOf text: [UInt8], in range: Range<Int>) {
        let id = text.withUnsafeBufferPointer {
            PatchIDScanner.firstID(in: UnsafeBufferPointer(rebasing: $0[range]))
        }
        guard let id else { return nil }
        self = id
    }

    /// Reads 40 hexadecimal digits, in either case.
    public init?(hex: String) {
        var hex = hex
        let bytes = hex.withUTF8 { digits -> [UInt8]? in
            guard digits.count == 40 else { return nil }
            var bytes: [UInt8] = []
            for index in stride(from: 0, to: 40, by: 2) {
                guard let upper = digits[index].hexDigit, let lower = digits[index + 1].hexDigit else { return nil }
                bytes.append(upper << 4 | lower)
            }
            return bytes
        }
        guard let bytes else { return nil }
        self.init(bytes: bytes)
    }

    /// Takes 20 bytes, as an index keeps them; `nil` for any other number.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 20 else { return nil }
        for (index, byte) in bytes.enumerated() {
            switch index {
            case 0..<8: low |= UInt64(byte) << UInt64(index * 8)
            case 8..<16: middle |= UInt64(byte) << UInt64(index * 8 - 64)
            default: high |= UInt32(byte) << UInt32(index * 8 - 128)
            }
        }
    }

    /// The 20 bytes.
    public var bytes: [UInt8] {
        (0..<20).map { index in
            switch index {
            case 0..<8: UInt8(truncatingIfNeeded: low >> UInt64(index * 8))
            case 8..<16: UInt8(truncatingIfNeeded: middle >> UInt64(index * 8 - 64))
            default: UInt8(truncatingIfNeeded: high >> UInt32(index * 8 - 128))
            }
        }
    }

    /// 40 hexadecimal digits, lowercase.
    public var description: String {
        String(unsafeUninitializedCapacity: 40) { buffer in
            for (index, byte) in bytes.enumerated() {
                buffer[index * 2] = .hexDigit(byte >> 4)
                buffer[index * 2 + 1] = .hexDigit(byte & 15)
            }
            return 40
        }
    }

    /// Adds the digest of one file: a sum of 160 bits, so that the order of the files does not matter.
    mutating func add(_ digest: SHA1.Digest) {
        let (lowSum, lowCarry) = low.addingReportingOverflow(digest.low)
        let (partial, firstCarry) = middle.addingReportingOverflow(digest.middle)
        let (middleSum, secondCarry) = partial.addingReportingOverflow(lowCarry ? 1 : 0)
        low = lowSum
        middle = middleSum
        high = high &+ digest.high &+ (firstCarry || secondCarry ? 1 : 0)
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit.
    var hexDigit: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// The lowercase digit of a value below 16.
    static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
    }
}
