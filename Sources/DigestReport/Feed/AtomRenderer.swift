/// A feed of series and versions for feed readers (Atom, RFC 4287): an entry a posted version, newest first.
///
/// An entry keeps its id, so that feeds of successive periods continue each other in a reader.
public struct AtomRenderer: DigestRenderer {
    private let options: RenderingOptions
    private var links: MessageURI { MessageURI(base: options.linkBase) }

    /// A renderer; of the options, `linkBase` and `subscription` count.
    public init(options: RenderingOptions = RenderingOptions()) {
        self.options = options
    }

    /// The whole document, ending with a line feed.
    public func render(_ digest: Digest) -> String {
        // Section 4.1.1: a feed has a time, even one to which nothing came.
        let updated = digest.period?.last ?? digest.range.until ?? digest.range.since ?? Moment(0)
        return AtomFeed(
            id: "urn:uuid:\(id(of: digest.list))", title: "\(digest.list.name): series and versions", updated: updated,
            links: options.linkBase.map { [AtomFeed.Link("alternate", $0, type: "text/html")] } ?? [],
            entries: SeriesAccount.all(in: digest).map(entry), language: "en"
        ).xml
    }

    /// The same for all feeds of a list, and of a subscription, whatever their period.
    private func id(of list: Digest.List) -> String {
        NameUUID.text(of: ["feed", list.address?.lowercased() ?? list.name, options.subscription ?? ""])
    }

    private func entry(_ account: SeriesAccount) -> AtomFeed.Entry {
        let series = account.series
        let parts = series.parts.count == series.total && series.total == 1 ? "" : ", \(series.partsLabel) parts"
        // What is empty to the eye is, too.
        let title = XMLText.line(series.title, to: AtomFeed.titleColumns).isEmpty ? "(no title)" : series.title
        var entry = AtomFeed.Entry(
            id: MessageURI.mid(series.messageID), title: "\(account.version)\(parts): \(title)",
            published: series.received, updated: series.received, author: DigestWording.name(in: series.author),
            links: [link("alternate", to: series.messageID)],
            content: SeriesHTML(links: links).text(of: account))
        if let since = account.change?.since {
            entry.links.append(link("related", to: since.messageId, title: since.version))
        }
        entry.categories = series.tags.map { AtomFeed.Category($0) }
        if let state = account.change?.state {
            entry.categories.append(AtomFeed.Category(state, scheme: "urn:uuid:\(Self.stateScheme)"))
        }
        return entry
    }

    private func link(_ relation: String, to messageID: String, title: String? = nil) -> AtomFeed.Link {
        let type = options.linkBase == nil ? nil : "text/html"
        return AtomFeed.Link(relation, links.text(of: messageID), type: type, title: title)
    }

    /// Tells states from the words in subjects (section 4.2.2.2).
    private static let stateScheme = NameUUID.text(of: ["state"])
}
