/// Everything in the digest as one JSON object, for programs; `docs/digest.schema.json` describes it.
public struct JSONRenderer: DigestRenderer {
    /// A renderer.
    public init() {}

    /// The whole document, ending with a line feed.
    public func render(_ digest: Digest) -> String { JSONText.encode(DigestDocument(digest)) }
}
