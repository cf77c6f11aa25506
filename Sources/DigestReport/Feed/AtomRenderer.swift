/// A feed of series and versions for feed readers (Atom, RFC 4287): an entry a posted version, newest first.
///
/// An entry keeps its id, so that feeds of stretches that follow each other go on in a reader.
public struct AtomRenderer: DigestRenderer {
    private let options: RenderingOptions
    private var links: MessageURI { MessageURI(base: options.linkBase) }

    /// A renderer; of the options, `linkBase` and `subscription` count.
    public init(options: RenderingOptions = RenderingOptions()) {
        self.options = options
    }

    /// As ``DigestRenderer/render(_:)`` says.
    public func render(_ digest: Digest) -> String {
        // Section 4.1.1: a feed has a time, even one to which nothing came.
        let updated = digest.period?.last ?? digest.range.until ?? digest.range.since ?? Moment(0)
        let name = XMLText.line(digest.list.name, to: Self.titleColumns)
        var lines = [
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">",
            "<id>urn:uuid:\(id(of: digest.list))</id>",
            "<title>\(name): series and versions</title>",
            "<updated>\(updated.iso8601)</updated>",
            "<generator>tidings</generator>",
        ]
        if let base = options.linkBase {
            lines.append("<link rel=\"alternate\" type=\"text/html\" href=\"\(XMLText.line(base))\"/>")
        }
        for account in PostingAccount.all(in: digest) { lines += entry(account) }
        return lines.joined(separator: "\n") + "\n</feed>\n"
    }

    /// The same for all feeds of a list, and of a subscription, whatever their stretch.
    private func id(of list: Digest.List) -> String {
        NameUUID.text(of: ["feed", list.address?.lowercased() ?? list.name, options.subscription ?? ""])
    }

    private func entry(_ account: PostingAccount) -> [String] {
        let series = account.series
        let author = XMLText.line(DigestWording.name(in: series.author), to: Self.nameColumns)
        let title = XMLText.line(series.title, to: Self.titleColumns)
        let parts = series.parts.count == series.total && series.total == 1 ? "" : ", \(series.partsLabel) parts"
        var lines = [
            "<entry>",
            "<id>\(XMLText.escaped(MessageURI.mid(series.messageID)))</id>",
            "<title>\(XMLText.line(account.version))\(parts): \(title.isEmpty ? "(no title)" : title)</title>",
            "<published>\(series.received.iso8601)</published>",
            "<updated>\(series.received.iso8601)</updated>",
            "<author><name>\(author.isEmpty ? "(no name)" : author)</name></author>",
            link("alternate", to: series.messageID, title: nil),
        ]
        if let since = account.work?.since {
            lines.append(link("related", to: since.messageId, title: since.version))
        }
        lines += series.tags.map { "<category term=\"\(XMLText.line($0, to: Self.nameColumns))\"/>" }
        if let state = account.work?.state {
            lines.append("<category scheme=\"urn:uuid:\(Self.stateScheme)\" term=\"\(XMLText.line(state))\"/>")
        }
        lines.append("<content type=\"html\">\(XMLText.escaped(PostingHTML(links: links).text(of: account)))</content>")
        lines.append("</entry>")
        return lines
    }

    private func link(_ relation: String, to messageID: String, title: String?) -> String {
        let type = options.linkBase == nil ? "" : " type=\"text/html\""
        let name = title.map { " title=\"\(XMLText.line($0))\"" } ?? ""
        return "<link rel=\"\(relation)\"\(type) href=\"\(XMLText.escaped(links.text(of: messageID)))\"\(name)/>"
    }

    /// Tells states from the words in subjects (section 4.2.2.2).
    private static let stateScheme = NameUUID.text(of: ["state"])
    private static let titleColumns = 300
    private static let nameColumns = 100
}
