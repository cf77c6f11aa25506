internal import Foundation

/// Everything in the digest as one JSON object, for programs; `docs/digest.schema.json` describes it.
///
/// Keys are in alphabetical order. Characters that could do harm on a terminal are written as `\u` escapes.
public struct JSONRenderer: DigestRenderer {
    /// A renderer.
    public init() {}

    public func render(_ digest: Digest) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        guard let encoded = try? encoder.encode(DigestDocument(digest)) else {
            preconditionFailure("a document of texts and numbers can always be encoded")
        }
        return Self.escaped(String(decoding: encoded, as: UTF8.self)) + "\n"
    }

    /// JSON's own rules let through what terminals obey: DEL, C1 controls and marks that reorder text (RFC 8259, section 7).
    private static func escaped(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x7F }) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isHarmful = (0x7F..<0xA0).contains(scalar.value) || [0x2028, 0x2029].contains(scalar.value) || SafeText.isReordering(scalar)
            guard isHarmful else {
                result.append(scalar)
                continue
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                result.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
            }
        }
        return String(result)
    }
}
