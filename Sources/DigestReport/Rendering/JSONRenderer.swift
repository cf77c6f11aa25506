/// Everything in the digest as one JSON object, for programs; `docs/digest.schema.json` describes it.
public struct JSONRenderer: DigestRenderer {
    /// A renderer.
    public init() {}

    /// As ``DigestRenderer/render(_:)`` says.
    public func render(_ digest: Digest) -> String { JSONText.encode(DigestDocument(digest)) }
}
