internal import DigestReport

/// Builds HTML from text that anybody may have written; the text is escaped as it is appended.
struct MarkupWriter {
    /// What was written, as UTF-8.
    private(set) var bytes: [UInt8] = []

    /// What was written.
    var html: String { String(decoding: bytes, as: UTF8.self) }

    /// Appends markup of ours.
    mutating func markup(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Appends text, for between tags or within the quotes of an attribute.
    mutating func text(_ text: some Collection<UInt8>) {
        if text.withContiguousStorageIfAvailable({ MarkupEscaping.append($0, to: &bytes) }) == nil {
            Array(text).withUnsafeBufferPointer { MarkupEscaping.append($0, to: &bytes) }
        }
    }

    /// Appends text.
    mutating func text(_ text: String) { self.text(text.utf8) }
}
