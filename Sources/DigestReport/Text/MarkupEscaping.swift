/// The characters that mean something in HTML and XML, in text or in a value between quotes (HTML, section 13.1.2.4).
package enum MarkupEscaping {
    /// What stands for a byte of UTF-8; nil for what stands for itself.
    @inline(__always)
    package static func entity(of byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }

    /// Appends UTF-8 text, escaped.
    package static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var start = 0
        for index in text.indices {
            guard let entity = entity(of: text[index]) else { continue }
            bytes.append(contentsOf: text[start..<index])
            entity.withUTF8Buffer { bytes.append(contentsOf: $0) }
            start = index + 1
        }
        bytes.append(contentsOf: text[start...])
    }
}
