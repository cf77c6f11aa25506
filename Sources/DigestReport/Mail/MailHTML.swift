/// The digest as HTML that mail programs show: tables and styles on elements, nothing from elsewhere, no scripts.
///
/// Bars are cells of tables; programs that draw nothing still have the numbers.
struct MailHTML {
    /// Of the options, `sections`, `top` and `linkBase` count.
    var options: RenderingOptions

    /// The document.
    func text(of digest: Digest) -> String {
        let title = XMLText.line(DigestWording.title(of: digest), to: Self.titleColumns)
        var blocks = ["<h1 style=\"\(MailStyle.title)\">\(title)</h1>"]
        if let period = digest.period {
            let days =
                period.first.day == period.last.day ? period.first.day : "\(period.first.day) to \(period.last.day)"
            blocks.append("<p style=\"\(MailStyle.quiet)\">received \(days)</p>")
            let overview = DigestWording.overview(of: digest.counts).map { XMLText.line($0) }
            blocks.append("<p style=\"\(MailStyle.text)\">\(overview.joined(separator: "<br>\n"))</p>")
            let states = DigestWording.states(of: digest)
            if !states.isEmpty {
                blocks.append("<p style=\"\(MailStyle.text)\">Series by state: \(XMLText.line(states)).</p>")
            }
            if let before = digest.before { blocks += comparison(with: before, digest) }
            let rows = MailRows(links: MessageURI(base: options.linkBase))
            for section in options.sections {
                switch section {
                case .people, .files: blocks += DigestTable.all(of: section, in: digest).flatMap(bars)
                case .response:
                    let sentences = digest.people.response.map(DigestWording.response) ?? []
                    if !sentences.isEmpty {
                        blocks.append("<h2 style=\"\(MailStyle.heading)\">\(section.heading)</h2>")
                        blocks.append("<p style=\"\(MailStyle.text)\">\(sentences.joined(separator: "<br>\n"))</p>")
                    }
                case .messages:
                    if !digest.entries.isEmpty { blocks.append(heading(section.heading, digest.entries.count)) }
                    blocks += digest.entries.map(message)
                default: blocks += list(section.heading(in: digest), rows.rows(of: section, in: digest))
                }
            }
        } else {
            blocks.append("<p style=\"\(MailStyle.text)\">No messages.</p>")
        }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta http-equiv="Content-Type" content="text/html; charset=utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            </head>
            <body style="\(MailStyle.body)">
            \(blocks.joined(separator: "\n"))
            </body>
            </html>

            """
    }

    private func heading(_ text: String, _ count: Int) -> String {
        "<h2 style=\"\(MailStyle.heading)\">\(text) <span style=\"\(MailStyle.quiet)\">\(count)</span></h2>"
    }

    // MARK: Sections

    private func list(_ text: String, _ rows: [MailRows.Row]) -> [String] {
        guard !rows.isEmpty else { return [] }
        let lines = rows.map { row in
            let quote =
                row.quote.isEmpty
                ? "" : "\n<div style=\"\(MailStyle.quote)\">\(row.quote.joined(separator: "<br>\n"))</div>"
            return """
                <tr>
                <td style="\(MailStyle.label)">\(row.label)</td>
                <td style="\(MailStyle.cell)">\(row.text)\(row.details.map { "<br>\n" + $0 }.joined())\(quote)</td>
                </tr>
                """
        }
        return [heading(text, rows.count), MailStyle.table(lines)]
    }

    private func comparison(with before: Digest.Before, _ digest: Digest) -> [String] {
        let figures = (GlanceFigure.messages(of: digest) + GlanceFigure.postings(of: digest)).filter {
            $0.count > 0 || ($0.before ?? 0) > 0
        }
        let rows = figures.map { figure in
            """
            <tr>
            <td style="\(MailStyle.number)">\(figure.count)</td>
            <td style="\(MailStyle.cell)">\(figure.label)</td>
            <td style="\(MailStyle.quiet)">\(figure.change ?? "")</td>
            </tr>
            """
        }
        let period = "\(before.period.first.day) to \(before.period.last.day)"
        return [
            "<p style=\"\(MailStyle.quiet)\">compared with as long a time before, \(period)</p>", MailStyle.table(rows),
        ]
    }

    // MARK: Tables with bars

    private func bars(_ table: DigestTable) -> [String] {
        guard let most = table.rows.map(\.count).max(), most > 0 else { return [] }
        var lines = table.rows.prefix(options.top).map { row in
            let share = min(100, max(1, row.count * 100 / most))
            let note = row.note.isEmpty ? "" : " <span style=\"\(MailStyle.quiet)\">\(XMLText.line(row.note))</span>"
            return """
                <tr>
                <td style="\(MailStyle.number)">\(row.count)</td>
                <td width="120" style="\(MailStyle.cell)">\(bar(share))</td>
                <td style="\(MailStyle.cell)">\(XMLText.line(row.label, to: Self.titleColumns))\(note)</td>
                </tr>
                """
        }
        if table.rows.count > options.top {
            lines.append(
                "<tr>\n<td></td>\n<td></td>\n"
                    + "<td style=\"\(MailStyle.quiet)\">and \(table.rows.count - options.top) more</td>\n</tr>")
        }
        return [
            "<h2 style=\"\(MailStyle.heading)\">\(table.heading) "
                + "<span style=\"\(MailStyle.quiet)\">\(table.measure)</span></h2>",
            MailStyle.table(lines),
        ]
    }

    private func bar(_ share: Int) -> String {
        """
        <table role="presentation" width="\(share)%" cellpadding="0" cellspacing="0" border="0">
        <tr><td bgcolor="#2f6fb5" height="12" style="\(MailStyle.bar)">&nbsp;</td></tr>
        </table>
        """
    }

    // MARK: Messages

    private func message(of entry: Entry) -> String {
        let subject = XMLText.line(entry.subject, to: Self.titleColumns)
        let address = XMLText.escaped(MessageURI(base: options.linkBase).text(of: entry.messageID))
        let author = XMLText.line(entry.author, to: Self.titleColumns)
        let texts = [entry.message, entry.shortlog, entry.notes, entry.diffstat].filter { !$0.isEmpty }
        return """
            <h3 style="\(MailStyle.subject)"><a href="\(address)" style="\(MailStyle.link)">\(subject)</a></h3>
            <p style="\(MailStyle.quiet)">\(author), \(entry.received.day)\(entry.isUpdate ? ", updated" : "")</p>
            """
                + texts.map { "\n<pre style=\"\(MailStyle.code)\">\(XMLText.lines($0))</pre>" }.joined()
    }

    private static let titleColumns = 300
}
