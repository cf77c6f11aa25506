/// The `name=value` pairs of Content-Type and Content-Disposition, in order, RFC 2231 forms put together and decoded.
public struct Parameters: Sendable, Hashable {
    /// One pair: the name in lower case, the value decoded.
    public struct Parameter: Sendable, Hashable {
        /// The name in lower case.
        public var name: String
        /// The value, decoded.
        public var value: String
    }

    /// All pairs, as they stand.
    public var all: [Parameter] = []

    /// No parameters.
    public init() {}

    /// The first value of this name (given in lower case).
    public subscript(name: String) -> String? { all.first { $0.name == name }?.value }
}
