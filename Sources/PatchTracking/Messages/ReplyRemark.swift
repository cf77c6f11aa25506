/// What the words of a reply say about a next version.
public enum ReplyRemark: String, Sendable, Hashable, CaseIterable {
    /// The writer will send one: "will send v2", "I'll respin".
    case announcesVersion
    /// The writer wants one: "please send a v2", "please respin".
    case requestsVersion

    /// The remark in a text, quoted lines apart; `nil` where it has none, which most have.
    public init?(in text: [UInt8]) { return nil }
}
