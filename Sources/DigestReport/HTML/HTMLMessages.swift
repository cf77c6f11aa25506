/// What single patches, cover letters and first patches say, each behind a click.
struct HTMLMessages {
    var links: DigestLinks

    /// Writes them, newest first as they are.
    func write(_ entries: [Entry], to writer: inout HTMLWriter) {
        FoldedRows.write(Array(entries.enumerated()), to: &writer) { write($0.element, at: $0.offset, to: &$1) }
    }

    private func write(_ entry: Entry, at index: Int, to writer: inout HTMLWriter) {
        writer.element(.details, .class("message")) { details in
            details.element(.summary) { summary in
                summary.title(entry.subject, nil)
                summary.text(" ")
                if entry.isUpdate { summary.badge("updated") }
                summary.element(.span, .class("facts")) { facts in
                    facts.person(entry.author)
                    facts.quiet(entry.received.day)
                }
            }
            // A link to an anchor inside opens the details around it (HTML, section 4.11.1).
            details.element(.div, .id("message-\(index)")) { text in
                text.element(.p, .class("facts")) { facts in
                    facts.linked(links.message(entry.messageID)) { $0.text("<\(entry.messageID)>") }
                }
                if !entry.message.isEmpty { text.block(entry.message, "body") }
                if !entry.shortlog.isEmpty { text.block(entry.shortlog, "shortlog") }
                if !entry.notes.isEmpty { text.block(entry.notes, "notes") }
                if !entry.diffstat.isEmpty { diffstat(entry.diffstat, to: &text) }
            }
        }
    }

    /// The `+` and `-` of a diffstat, green and red.
    private func diffstat(_ text: String, to writer: inout HTMLWriter) {
        // It scrolls sideways, so a keyboard has to reach it.
        writer.element(
            .pre, .class("diffstat"), .named(.tabIndex, 0), .named(.role, "group"), .named(.label, "Diffstat")
        ) { pre in
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if number > 0 { pre.lines("\n") }
                let line = line.utf8.count > 1000 ? TextWidth.cut(String(line), to: 1000)[...] : line
                let marks = Self.marks(of: line)
                let plus = marks.prefix { $0 == "+" }
                pre.lines(String(line[..<marks.startIndex]))
                if !plus.isEmpty { pre.element(.span, .class("plus"), text: String(plus)) }
                if plus.count < marks.count {
                    pre.element(.span, .class("minus"), text: String(marks.dropFirst(plus.count)))
                }
            }
        }
    }

    /// The `++--` at the end of a line with a `|`.
    private static func marks(of line: Substring) -> Substring {
        let none = line[line.endIndex...]
        guard let bar = line.utf8.lastIndex(of: UInt8(ascii: "|")) else { return none }
        let start = line[bar...].utf8.firstIndex { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") } ?? line.endIndex
        let marks = line[start...]
        return marks.utf8.allSatisfy { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") } ? marks : none
    }
}
