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
