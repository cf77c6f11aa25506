/// A digest as a part of a page, without `html` and `head`: for the file of its own that ``HTMLRenderer`` makes, and for pages
/// of a server, whose links lead elsewhere.
///
/// The page's style sheet has to be ``PageStyle/sheet``, or to contain it.
public struct HTMLDigestBody: Sendable {
    let options: RenderingOptions
    let links: DigestLinks

    /// A renderer; of the options, `top` and `sections` count.
    public init(options: RenderingOptions = RenderingOptions(), links: DigestLinks = DigestLinks()) {
        self.options = options
        self.links = links
    }

    /// The part as text.
    public func render(_ digest: Digest) -> String {
        var writer = HTMLWriter()
        write(digest, to: &writer)
        return writer.html
    }

    /// Writes the part into a page.
    public func write(_ digest: Digest, to writer: inout HTMLWriter) {
        let sections = sections(of: digest)
        writer.element(.div, .class("digest")) { page in
            HTMLGlance(links: links).write(digest, to: &page)
            if sections.count > 1 { contents(sections, to: &page) }
            page.element(.div, .class("sections")) { main in
                for section in sections { section.write(to: &main, links) }
            }
        }
    }

    private func contents(_ sections: [DigestPageSection], to writer: inout HTMLWriter) {
        writer.element(.nav, .named(.label, "Contents")) { nav in
            nav.element(.ul) { list in
                for section in sections {
                    list.element(.li) { entry in
                        entry.linked(HTMLLink("#" + section.id)) { $0.text(section.heading) }
                        if let count = section.count {
                            entry.text(" ")
                            entry.quiet(count.grouped)
                        }
                    }
                }
            }
        }
    }

    /// The sections with something in them, in the order of the text format.
    private func sections(of digest: Digest) -> [DigestPageSection] {
        var sections = happenings(of: digest)
        if options.sections.contains(.people) {
            sections += HTMLPeople(top: options.top, links: links).sections(of: digest)
        }
        if options.sections.contains(.messages), !digest.entries.isEmpty {
            sections.append(
                DigestPageSection(id: "messages", heading: "Commit messages", count: digest.entries.count) {
                    HTMLMessages(links: links).write(digest.entries, to: &$0)
                })
        }
        return sections
    }

    private func happenings(of digest: Digest) -> [DigestPageSection] {
        let (all, changes) = (digest.sections, HTMLChanges(links: links, entries: digest.entries))
        let outcomes = HTMLOutcomes(links: links)
        return [
            rows("new", .new, "New", all.newWorks, changes.write),
            rows("versions", .versions, "New versions", all.newVersions, changes.write),
            rows("applied", .applied, "Applied", all.applied, outcomes.write),
            rows("mainlined", .mainlined, "Mainlined", all.mainlined, outcomes.write),
            rows("stable", .stable, "Stable", all.stable, changes.write),
            rows("reviewed", .reviewed, "Reviewed", all.reviewed, outcomes.write),
            rows("pulls", .pulls, "Pull requests", all.pullRequests, outcomes.write),
            rows("waiting", .waiting, "Waiting for an answer", all.waiting, outcomes.write),
            rows("bugs", .bugs, "Bug reports", all.bugReports, outcomes.write),
            rows("discussions", .discussions, "Discussions", all.discussions, outcomes.write),
        ].compactMap { $0 }
    }

    private func rows<Row>(
        _ id: String, _ choice: DigestSection, _ heading: String, _ entries: [Row],
        _ row: @escaping (Row, inout HTMLWriter) -> Void
    ) -> DigestPageSection? {
        guard options.sections.contains(choice), !entries.isEmpty else { return nil }
        return DigestPageSection(id: id, heading: heading, count: entries.count, list: id) { writer in
            FoldedRows.write(entries, to: &writer, row: row)
        }
    }
}
