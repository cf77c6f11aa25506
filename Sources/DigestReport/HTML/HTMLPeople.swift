/// Who took part, from where, how fast they answered, and what the patches touch.
struct HTMLPeople {
    var top: Int
    var links: DigestLinks

    /// More rows than this are left to the JSON.
    private static let mostFiles = 500

    /// The sections with something in them.
    func sections(of digest: Digest) -> [DigestPageSection] {
        let people = digest.people
        return [
            rankings(
                "people", "People",
                [
                    ("Contributors by patches and cover letters", digest.authors, "Who", "author", "Patches"),
                    ("Reviewers by tags given", people.reviewers, "Who", "reviewer", "Tags"),
                ]),
            rankings(
                "organisations", "Organisations",
                [
                    (
                        "Organisations by patches and cover letters", people.organisations, "From", "organisation",
                        "Patches"
                    ),
                    ("Domains by patches and cover letters", digest.domains, "Domain", "domain", "Patches"),
                ]),
            newcomers(in: digest),
            response(people.response),
            files(people.files),
            rankings(
                "subsystems", "Subsystems",
                [("Subsystems by patches", people.subsystems, "Subsystem", "subsystem", "Patches")]),
        ].compactMap { $0 }
    }

    private typealias Table = (title: String, tallies: [Digest.Tally], column: String, table: String, unit: String)

    private func rankings(_ id: String, _ heading: String, _ tables: [Table]) -> DigestPageSection? {
        let tables = tables.filter { !$0.tallies.isEmpty }
        guard !tables.isEmpty else { return nil }
        return DigestPageSection(id: id, heading: heading) { writer in
            writer.element(.div, .class("charts")) { charts in
                for table in tables {
                    HTMLCharts(links: links).ranking(
                        table.tallies, top: top, title: table.title, column: table.column, table: table.table,
                        unit: table.unit, to: &charts)
                }
            }
        }
    }

    private func newcomers(in digest: Digest) -> DigestPageSection? {
        let newcomers = digest.people.newcomers
        guard !newcomers.isEmpty else { return nil }
        return DigestPageSection(
            id: "newcomers", heading: DigestSection.newcomers.heading(in: digest), count: newcomers.count,
            list: "newcomers"
        ) {
            FoldedRows.write(newcomers, to: &$0) { newcomer, row in
                row.element(.div, .class("head")) { head in
                    head.person(newcomer.person)
                    if let organisation = newcomer.organisation {
                        head.text(" ")
                        head.quiet(organisation)
                    }
                }
                row.element(.div, .class("facts")) { $0.title(newcomer.title, links.message(newcomer.messageID)) }
            }
        }
    }

    private func response(_ response: Digest.Response?) -> DigestPageSection? {
        guard let response else { return nil }
        return DigestPageSection(id: "response", heading: "Time to the first answer") { writer in
            writer.element(.ul, .class("cards")) { cards in
                card("By a person", response.medianByPerson, response.answered, "answered", "answered", to: &cards)
                card("By a program", response.medianByProgram, response.answeredByProgram, "answered", nil, to: &cards)
                if !response.unanswered.isEmpty {
                    card("Not by a person", nil, response.unanswered, "not answered", "unanswered", to: &cards)
                }
            }
        }
    }

    private func card(
        _ name: String, _ median: Int64?, _ series: [String], _ phrase: String, _ list: String?,
        to writer: inout HTMLWriter
    ) {
        guard median != nil || !series.isEmpty else { return }
        writer.element(.li, .class("card")) { box in
            box.element(.div, .class("quiet"), text: name)
            box.element(.div) { number in
                if let median { number.element(.strong, text: DigestWording.duration(median)) }
                number.element(median == nil ? .strong : .span) { $0.number(series.count, list.flatMap(links.list)) }
                number.text(" ")
                number.quiet("series \(phrase)" + (median == nil ? "" : "; this is the median"))
            }
        }
    }

    private func files(_ files: [Digest.FileTally]) -> DigestPageSection? {
        guard !files.isEmpty else { return nil }
        return DigestPageSection(id: "files", heading: "Files", count: files.count) { writer in
            table(files.prefix(top), to: &writer)
            guard files.count > top else { return }
            writer.element(.details, .class("rest")) { details in
                details.element(.summary, text: "\((files.count - top).grouped) more")
                table(files.dropFirst(top).prefix(Self.mostFiles), to: &details)
                if files.count - top > Self.mostFiles {
                    details.element(.p, .class("quiet"), text: "The JSON format has the rest.")
                }
            }
        }
    }

    private func table(_ files: ArraySlice<Digest.FileTally>, to writer: inout HTMLWriter) {
        writer.table(["File", "Patches", "Lines"], files) { file, row in
            row.element(.th, .named(.scope, "row")) { $0.element(.code, text: file.path) }
            row.element(.td) { $0.number(file.count, links.list("file:" + file.path)) }
            row.element(.td) { lines in
                lines.element(.span, .class("plus"), text: "+" + file.additions.grouped)
                lines.text(" ")
                lines.element(.span, .class("minus"), text: "−" + file.deletions.grouped)
            }
        }
    }
}
