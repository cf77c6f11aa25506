internal import Mustache

/// How templates escape: byte by byte.
///
/// Mustache's own escaping looks for characters, and a mark of markup with an accent behind it is another character.
struct MarkupContentType: MustacheContentType {
    /// The pragma before each template, which turns on escaping.
    static let pragma = "{{% CONTENT_TYPE:MARKUP}}"

    /// Makes it known to Mustache under its name.
    static func register() { MustacheContentTypes.register(MarkupContentType(), named: "MARKUP") }

    func escapeText(_ text: String) -> String {
        var writer = MarkupWriter()
        writer.text(text)
        return writer.html
    }
}
