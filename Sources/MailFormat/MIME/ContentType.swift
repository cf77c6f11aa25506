/// What a part is: `text/plain; charset=utf-8; format=flowed`.
public struct ContentType: Sendable, Hashable {
    /// The main type, in lower case: `text`.
    public var type: String
    /// The subtype, in lower case: `plain`.
    public var subtype: String
    /// The parameters, decoded.
    public var parameters: Parameters

    /// Puts a type together.
    public init(type: String, subtype: String, parameters: Parameters = Parameters()) {
        self.type = type
        self.subtype = subtype
        self.parameters = parameters
    }

    /// What a message is that does not say: `text/plain`.
    public static let plainText = ContentType(type: "text", subtype: "plain")

    /// `text/plain`, without parameters.
    public var name: String { "\(type)/\(subtype)" }
}

extension ContentType {
    /// Reads the value of a Content-Type field; nil when it names no type.
    init?(parsing bytes: Span<UInt8>, _ range: Range<Int>) {
        let end = bytes.firstIndex(of: UInt8(ascii: ";"), in: range) ?? range.upperBound
        // A comment or words behind the type do not count, nor does a missing semicolon.
        let whole = bytes.trimming(range.lowerBound..<end)
        let nameEnd = whole.first { bytes[$0].isWhiteSpace || bytes[$0] == UInt8(ascii: "(") } ?? whole.upperBound
        let name = whole.lowerBound..<nameEnd
        let parametersStart = nameEnd < whole.upperBound ? nameEnd : min(end + 1, range.upperBound)
        if bytes.matches("text/plain", in: name) {
            self = .plainText
        } else if bytes.matches("text", in: name) {
            // The form of RFC 1049, still sent by old programs.
            self = .plainText
        } else {
            guard let slash = bytes.firstIndex(of: UInt8(ascii: "/"), in: name), slash > name.lowerBound,
                slash + 1 < name.upperBound
            else { return nil }
            self.init(
                type: bytes.lowercasedString(name.lowerBound..<slash),
                subtype: bytes.lowercasedString((slash + 1)..<name.upperBound))
        }
        if parametersStart < range.upperBound {
            parameters = Parameters(parsing: bytes, parametersStart..<range.upperBound)
        }
    }
}
