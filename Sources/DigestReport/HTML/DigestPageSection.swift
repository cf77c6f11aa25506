/// A section of a digest's page: its position in the contents, its heading, and what writes it.
struct DigestPageSection {
    /// Its anchor in the page.
    var id: String
    /// The heading.
    var heading: String
    /// How many there are; nil where no one number says it.
    var count: Int?
    /// The list behind the number, as `DigestListing` names it.
    var list: String?
    /// Writes all below the heading.
    var content: (inout HTMLWriter) -> Void

    /// Writes heading and content.
    func write(to writer: inout HTMLWriter, _ links: DigestLinks) {
        writer.element(.section, .id(id), .named(.labelledBy, "\(id)-heading")) { section in
            section.element(.h2, .id("\(id)-heading")) { heading in
                heading.text(self.heading)
                if let count {
                    heading.text(" ")
                    heading.element(.span, .class("quiet")) { $0.number(count, list.flatMap(links.list)) }
                }
            }
            content(&section)
        }
    }
}

/// Rows of a section: the first ones, and behind a click the rest.
struct FoldedRows {
    /// How many a reader scrolls through before folding helps.
    static let shown = 60

    /// Writes a list with a row for each of `entries`.
    static func write<Entries: RandomAccessCollection>(
        _ entries: Entries, shown: Int = shown, to writer: inout HTMLWriter,
        row: (Entries.Element, inout HTMLWriter) -> Void
    ) {
        list(entries.prefix(shown), to: &writer, row)
        let rest = entries.dropFirst(shown)
        guard !rest.isEmpty else { return }
        writer.element(.details, .class("rest")) { details in
            details.element(.summary, text: "\(rest.count.grouped) more")
            list(rest, to: &details, row)
        }
    }

    private static func list<Entries: Collection>(
        _ entries: Entries, to writer: inout HTMLWriter, _ row: (Entries.Element, inout HTMLWriter) -> Void
    ) {
        writer.element(.ul, .class("rows")) { list in
            for entry in entries { list.element(.li) { row(entry, &$0) } }
        }
    }
}
