/// Charts in a page, each with its numbers as a table or a legend beside it.
struct HTMLCharts {
    var links: DigestLinks

    /// Messages over time.
    func days(_ days: [Digest.Day], to writer: inout HTMLWriter) {
        let buckets = TimeBucket.all(of: days)
        let span = TimeBucket.span(of: days)
        let title = "Messages \(span.phrase)"
        writer.element(.figure) { figure in
            figure.element(.figcaption) { caption in
                caption.element(.span, .class("caption"), text: title)
                legend("messages", "all messages", &caption)
                legend("postings", "patches and cover letters", &caption)
            }
            TimeChart(title: title, buckets: buckets).write(to: &figure)
            figure.element(.details) { details in
                details.element(.summary, text: "As a table")
                details.table(["When", "Messages", "Patches and cover letters"], buckets) { bucket, row in
                    row.element(.th, .named(.scope, "row"), text: bucket.label)
                    row.element(.td) {
                        $0.number(bucket.messages, span == .day ? links.list("day:" + bucket.label) : nil)
                    }
                    row.element(.td) { $0.number(bucket.postings, nil) }
                }
            }
        }
    }

    private func legend(_ style: String, _ text: String, _ writer: inout HTMLWriter) {
        writer.text(" ")
        writer.element(.span, .class("key")) { key in
            key.swatch(style)
            key.text(text)
        }
    }

    /// Changes by state.
    func states(_ states: [Digest.Tally], to writer: inout HTMLWriter) {
        let parts = states.filter { $0.count > 0 }
        writer.element(.figure) { figure in
            figure.element(.figcaption) { $0.element(.span, .class("caption"), text: "What became of the series") }
            ShareChart(title: "Series by state", parts: parts.map { ($0.label, $0.count) }).write(
                to: &figure)
            figure.element(.ul, .class("legend")) { list in
                for part in parts {
                    list.element(.li) { entry in
                        entry.swatch(ShareChart.style(of: part.label))
                        entry.text(part.label + " ")
                        entry.number(part.count, links.list("state:" + part.label))
                    }
                }
            }
        }
    }

    /// The first `top` of some tallies, and all of them as a table.
    func ranking(
        _ tallies: [Digest.Tally], top: Int, title: String, column: String, table: String, unit: String,
        to writer: inout HTMLWriter
    ) {
        let rows = tallies.prefix(top).map { (DigestWording.name(in: $0.label), $0.count) }
        writer.element(.figure) { figure in
            figure.element(.figcaption) { $0.element(.span, .class("caption"), text: title) }
            RankingChart(title: title, rows: rows).write(to: &figure)
            figure.element(.details) { details in
                details.element(
                    .summary, text: tallies.count > top ? "All \(tallies.count.grouped)" : "As a table")
                details.table([column, unit], tallies) { tally, row in
                    row.element(.th, .named(.scope, "row")) { $0.element(.bdi, text: tally.label) }
                    row.element(.td) { $0.number(tally.count, links.list("\(table):\(tally.label)")) }
                }
            }
        }
    }
}

extension HTMLWriter {
    /// The colour of a kind, before its name in a legend.
    mutating func swatch(_ style: String) {
        element(.svg, .class("swatch \(style)"), .named(.hidden, "true"), .named(.width, 10), .named(.height, 10)) {
            $0.element(.rect, .named(.width, 10), .named(.height, 10), .named(.rx, 2))
        }
    }

    /// A table with a row for each of `entries`.
    mutating func table<Entry>(
        _ columns: [String], _ entries: some Collection<Entry>, row: (Entry, inout HTMLWriter) -> Void
    ) {
        element(.table) { table in
            table.element(.thead) { head in
                head.element(.tr) { line in
                    for column in columns { line.element(.th, .named(.scope, "col"), text: column) }
                }
            }
            table.element(.tbody) { body in
                for entry in entries { body.element(.tr) { row(entry, &$0) } }
            }
        }
    }
}
