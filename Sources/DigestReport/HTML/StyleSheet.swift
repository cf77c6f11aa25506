internal import Foundation

/// A style sheet as it is written in the source, never a mail's text.
public struct StyleSheet: Sendable, Equatable {
    /// The CSS.
    public let text: String

    /// A sheet of parts, one below the other.
    public init(_ parts: StaticString...) {
        text = "\n" + parts.map { "\($0)\n" }.joined()
    }

    /// What a `Content-Security-Policy` names it by: `sha256-…` (CSP 3, section 2.3.1).
    public var hash: String { "sha256-" + Data(SHA256.hash(Array(text.utf8))).base64EncodedString() }
}
