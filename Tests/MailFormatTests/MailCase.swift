import MailFormat
import Testing

/// One row of a table: what is read, what comes of it, and a name that says why the row is there.
struct MailCase<Expected: Sendable>: Sendable, CustomTestStringConvertible {
    var name: String
    var input: String
    var expected: Expected

    init(_ name: String, _ input: String, _ expected: Expected) {
        self.name = name
        self.input = input
        self.expected = expected
    }

    var testDescription: String { name }
}

extension Message {
    /// Reads a mail that is written in a test.
    init(_ text: String) { self.init(parsing: Array(text.utf8)) }
}

/// A text as bytes of Latin-1, so that tests can show 8-bit bytes: "\u{FC}" is the one byte 0xFC.
func latin1(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
}

/// Bytes that should be UTF-8 as text.
func utf8(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
