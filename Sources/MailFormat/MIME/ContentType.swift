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
