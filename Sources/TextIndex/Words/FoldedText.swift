internal import MailFormat

/// Text beyond ASCII as search compares it: in lower case, accents of Latin letters taken off, what is no letter or digit as
/// a space.
package enum FoldedText {
    /// The folded form of UTF-8 bytes.
    package static func fold(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        if bytes.allSatisfy({ $0 < 0x80 }) {
            return bytes.map { WordClass.table[Int($0)] == 0 ? UInt8(ascii: " ") : WordClass.lowercased($0) }
        }
        var folded: [UInt8] = []
        folded.reserveCapacity(bytes.count)
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars { append(scalar, to: &folded) }
        return folded
    }

    private static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
        if scalar.isASCII {
            let byte = UInt8(scalar.value)
            return folded.append(
                WordClass.table[Int(byte)] == 0 ? UInt8(ascii: " ") : WordClass.lowercased(byte))
        }
        if let base = LatinLetter.base(of: scalar) { return folded.append(base) }
        let properties = scalar.properties
        // Marks that are behind their letter are the accents of a text in decomposed form.
        if properties.generalCategory == .nonspacingMark { return }
        guard properties.isAlphabetic || properties.numericType != nil else { return folded.append(UInt8(ascii: " ")) }
        folded.append(contentsOf: properties.lowercaseMapping.utf8)
    }
}
