/// One file that a browser shows by itself: no script, nothing from elsewhere, and a policy that forbids both.
///
/// Readable on a phone and on a desk, light and dark, and in print.
public struct HTMLRenderer: DigestRenderer {
    private let options: RenderingOptions

    /// A renderer; of the options, `top`, `sections` and `linkBase` count.
    public init(options: RenderingOptions = RenderingOptions()) {
        self.options = options
    }

    /// The whole document, ending with a line feed.
    public func render(_ digest: Digest) -> String {
        let body = HTMLDigestBody(options: options, links: DigestLinks(base: options.linkBase))
        var page = HTMLWriter()
        page.doctype()
        page.element(.html, .named(.lang, "en")) { html in
            html.element(.head) { head in
                head.element(.meta, .named(.charset, "utf-8"))
                head.element(
                    .meta, .named(.equivalent, "Content-Security-Policy"), .named(.content, PageStyle.policy))
                head.element(.meta, .named(.name, "referrer"), .named(.content, "no-referrer"))
                head.element(
                    .meta, .named(.name, "viewport"), .named(.content, "width=device-width, initial-scale=1"))
                head.element(.meta, .named(.name, "color-scheme"), .named(.content, "light dark"))
                head.element(.title, text: DigestWording.title(of: digest))
                head.style(PageStyle.sheet)
            }
            html.element(.body) { content in
                content.element(.main) { body.write(digest, to: &$0) }
            }
        }
        return page.html
    }
}
