internal import Foundation

/// Values as JSON text: keys in snake case and alphabetical order, nothing in it that a terminal obeys.
public enum JSONText {
    /// The JSON of `value`, ending with a line feed.
    public static func encode(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        guard let encoded = try? encoder.encode(value) else {
            preconditionFailure("a document of texts and numbers can always be encoded")
        }
        return escaped(String(decoding: encoded, as: UTF8.self)) + "\n"
    }

    /// JSON's own rules let through what terminals obey: DEL, C1 controls and marks that reorder text (RFC 8259, section 7).
    private static func escaped(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x7F }) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard isHarmful(scalar) else {
                result.append(scalar)
                continue
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                result.append(
                    contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
            }
        }
        return String(result)
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        (0x7F..<0xA0).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029
            || SafeText.isReordering(scalar)
    }
}
