/// A feed (RFC 4287) as XML: text goes in as it is in mails and comes out as characters that XML 1.0 allows, escaped.
package struct AtomFeed {
    /// A link of the feed or of an entry (section 4.2.7).
    package struct Link {
        var relation: String
        var type: String?
        var address: String
        var title: String?

        /// A link; `relation` is `self`, `alternate` or `related`.
        package init(_ relation: String, _ address: String, type: String? = nil, title: String? = nil) {
            (self.relation, self.address, self.type, self.title) = (relation, address, type, title)
        }
    }

    /// A category (section 4.2.2).
    package struct Category {
        var scheme: String?
        var term: String

        /// A category; `scheme` is a URI.
        package init(_ term: String, scheme: String? = nil) { (self.term, self.scheme) = (term, scheme) }
    }

    /// One thing that is reported.
    package struct Entry {
        package var id: String
        package var title: String
        package var published: Moment?
        package var updated: Moment
        package var author: String
        package var address: String?
        package var links: [Link]
        package var categories: [Category] = []
        /// Id of the entry that this one answers (RFC 4685).
        package var answers: String?
        /// HTML that is harmless and escaped where it has to be.
        package var content: String

        /// An entry.
        package init(
            id: String, title: String, published: Moment? = nil, updated: Moment, author: String,
            address: String? = nil, links: [Link], content: String
        ) {
            (self.id, self.title, self.published, self.updated) = (id, title, published, updated)
            (self.author, self.address, self.links, self.content) = (author, address, links, content)
        }
    }

    package var id: String
    package var title: String
    package var updated: Moment
    package var links: [Link]
    package var entries: [Entry]
    /// The language of what the program says (BCP 47); nil where others say everything.
    package var language: String?

    /// A feed.
    package init(
        id: String, title: String, updated: Moment, links: [Link], entries: [Entry], language: String? = nil
    ) {
        (self.id, self.title, self.updated, self.links) = (id, title, updated, links)
        (self.entries, self.language) = (entries, language)
    }

    /// Columns of titles, and of names and categories; longer ones are cut.
    package static let titleColumns = 300
    package static let nameColumns = 100

    /// The feed as XML.
    package var xml: String {
        let threads =
            entries.contains { $0.answers != nil } ? " xmlns:thr=\"http://purl.org/syndication/thread/1.0\"" : ""
        let language = language.map { " xml:lang=\"\($0)\"" } ?? ""
        var lines = [
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"\(threads)\(language)>",
            "<id>\(XMLText.line(id))</id>",
            "<title>\(XMLText.line(title, to: Self.titleColumns))</title>",
            "<updated>\(updated.iso8601)</updated>",
            "<generator>tidings</generator>",
        ]
        lines += links.map(Self.text)
        for entry in entries { lines += Self.lines(of: entry) }
        return lines.joined(separator: "\n") + "\n</feed>\n"
    }

    private static func lines(of entry: Entry) -> [String] {
        let title = XMLText.line(entry.title, to: titleColumns)
        let author = XMLText.line(entry.author, to: nameColumns)
        let address = entry.address.map { "<email>\(XMLText.line($0, to: nameColumns))</email>" } ?? ""
        var lines = [
            "<entry>", "<id>\(XMLText.escaped(entry.id))</id>",
            "<title>\(title.isEmpty ? "(no title)" : title)</title>",
        ]
        if let published = entry.published { lines.append("<published>\(published.iso8601)</published>") }
        lines += [
            "<updated>\(entry.updated.iso8601)</updated>",
            "<author><name>\(author.isEmpty ? "(no name)" : author)</name>\(address)</author>",
        ]
        lines += entry.links.map(text)
        if let answers = entry.answers { lines.append("<thr:in-reply-to ref=\"\(XMLText.escaped(answers))\"/>") }
        for category in entry.categories {
            let scheme = category.scheme.map { " scheme=\"\(XMLText.escaped($0))\"" } ?? ""
            lines.append("<category\(scheme) term=\"\(XMLText.line(category.term, to: nameColumns))\"/>")
        }
        lines += ["<content type=\"html\">\(XMLText.escaped(entry.content))</content>", "</entry>"]
        return lines
    }

    private static func text(_ link: Link) -> String {
        let type = link.type.map { " type=\"\($0)\"" } ?? ""
        let title = link.title.map { " title=\"\(XMLText.line($0))\"" } ?? ""
        return "<link rel=\"\(link.relation)\"\(type) href=\"\(XMLText.escaped(link.address))\"\(title)/>"
    }
}
