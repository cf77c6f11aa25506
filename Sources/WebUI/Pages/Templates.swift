internal import HTTPTypes
internal import Mustache

/// The Mustache templates in `Resources`; `{{ }}` escapes, and `{{{ }}}` takes only what `MarkupWriter` or a template made.
struct Templates: Sendable {
    private let library: MustacheLibrary

    /// Reads them.
    ///
    /// - Throws: what Mustache says of one that is none.
    init() throws {
        MarkupContentType.register()
        var library = MustacheLibrary()
        for (name, text) in Assets.templates { try library.register(MarkupContentType.pragma + text, named: name) }
        self.library = library
    }

    /// A template with the values of `model`.
    func render(_ model: any Sendable, _ name: String) -> String {
        guard let text = library.render(model, withTemplate: name) else {
            preconditionFailure("there is no template \(name)")
        }
        return text
    }

    /// The page that says why there is none.
    func errorPage(_ status: HTTPResponse.Status, _ explanation: String, _ assets: Assets) -> String {
        var frame = Frame(title: status.reasonPhrase, list: nil, tab: "", assets: assets)
        struct Model {
            var code: Int
            var reason: String
            var explanation: String
        }
        frame.main = render(
            Model(code: status.code, reason: status.reasonPhrase, explanation: explanation), "error")
        return render(frame, "frame")
    }
}
