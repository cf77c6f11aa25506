/// How a part wants to be shown: `attachment; filename="0001-fix.patch"`.
public struct ContentDisposition: Sendable, Hashable {
    /// In lower case: `inline`, `attachment`, or another word that the sender used.
    public var kind: String
    /// The parameters, decoded.
    public var parameters: Parameters

    /// Puts a disposition together.
    public init(kind: String, parameters: Parameters = Parameters()) {
        self.kind = kind
        self.parameters = parameters
    }
}

extension ContentDisposition {
    /// Reads the value of a Content-Disposition field; nil when it is empty.
    init?(parsing bytes: Span<UInt8>, _ range: Range<Int>) {
        let end = bytes.firstIndex(of: UInt8(ascii: ";"), in: range) ?? range.upperBound
        let kind = bytes.trimming(range.lowerBound..<end)
        guard !range.isEmpty else { return nil }
        self.init(kind: bytes.lowercasedString(kind))
        if end < range.upperBound { parameters = Parameters(parsing: bytes, (end + 1)..<range.upperBound) }
    }
}
