/// Writes a digest in one format.
///
/// The same digest gives the same text. Nothing from a mail comes through unescaped.
public protocol DigestRenderer: Sendable {
    /// The whole document, ending with a line feed.
    func render(_ digest: Digest) -> String
}

/// The formats of a digest.
public enum DigestFormat: String, Sendable, CaseIterable {
    /// For reading in a terminal.
    case text
    /// The layout of the update that started this project.
    case classic
    /// For pages and mails that understand Markdown (CommonMark with GitHub's tables).
    case markdown
    /// For programs; `docs/digest.schema.json` describes it.
    case json
    /// One file for a browser, with charts.
    case html
    /// For feed readers: an entry a posted version (RFC 4287).
    case atom
    /// A complete mail (RFC 5322), for `sendmail -t`.
    case mail

    /// The renderer of this format.
    public func renderer(_ options: RenderingOptions = RenderingOptions()) -> any DigestRenderer {
        switch self {
        case .text: TextRenderer(options: options)
        case .classic: ClassicRenderer(options: options)
        case .markdown: MarkdownRenderer(options: options)
        case .json: JSONRenderer()
        case .html: HTMLRenderer(options: options)
        case .atom: AtomRenderer(options: options)
        case .mail: MailRenderer(options: options)
        }
    }
}

/// What a reader can choose about a format.
public struct RenderingOptions: Sendable, Equatable {
    /// How many people and domains a table shows.
    public var top: Int
    /// Columns of the terminal.
    public var width: Int
    /// Whether the text is coloured.
    public var isColored: Bool
    /// The sections of text, Markdown and HTML, in their order; the other formats have all they have.
    public var sections: [DigestSection]
    /// Where messages can be read: a Message-ID, percent-encoded, and a slash are added; nil for `mid:` links.
    public var linkBase: String?
    /// The subscription that the digest is made for, by its name; nil when it is made for once.
    public var subscription: String?
    /// Who sends the digest to whom, for the format that is a mail.
    public var envelope: MailEnvelope?

    /// The choices; by default those of a file.
    public init(
        top: Int = 15, width: Int = 80, isColored: Bool = false, sections: [DigestSection] = DigestSection.allCases,
        linkBase: String? = nil
    ) {
        self.top = top
        self.width = width
        self.isColored = isColored
        self.sections = sections
        self.linkBase = linkBase
    }
}
