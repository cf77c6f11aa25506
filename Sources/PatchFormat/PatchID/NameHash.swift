/// SHA-1 of bytes at once, for names that have to be the same every time.
package enum NameHash {
    /// The 20 bytes of the digest (FIPS 180-4).
    package static func sha1(_ bytes: some Collection<UInt8>) -> [UInt8] {
        let digest = SquashedHash.with { hash in
            hash.update(verbatim: bytes)
            return hash.finish()
        }
        return withUnsafeBytes(of: digest.low.littleEndian, Array.init)
            + withUnsafeBytes(of: digest.middle.littleEndian, Array.init)
            + withUnsafeBytes(of: digest.high.littleEndian, Array.init)
    }
}
