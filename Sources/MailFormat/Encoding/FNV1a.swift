/// The 64-bit hash FNV-1a of bytes: the same in every run and on every machine.
///
/// For comparing bytes where nobody gains by a collision; it is not a cryptographic hash.
package struct FNV1a: Sendable, Hashable {
    /// The hash of the bytes so far.
    @usableFromInline package var value: UInt64 = 0xcbf2_9ce4_8422_2325

    /// The hash of no bytes.
    @inlinable package init() {}

    /// The hash of bytes.
    @inlinable package init(_ bytes: some Sequence<UInt8>) { add(bytes) }

    /// Adds a byte.
    @inlinable package mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
    }

    /// Adds bytes.
    @inlinable package mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { add(byte) }
    }
}
