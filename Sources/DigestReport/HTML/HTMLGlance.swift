/// The top of a digest's page: what it is of, how much there was, more or less than before, and when.
struct HTMLGlance {
    var links: DigestLinks

    func write(_ digest: Digest, to writer: inout HTMLWriter) {
        writer.element(.header, .class("glance")) { header in
            header.element(.h1) { $0.element(.bdi, text: digest.list.name) }
            header.element(.p, .class("range")) { range in
                range.element(.span, text: DigestWording.range(digest.range))
                if let period = digest.period {
                    range.text(" ")
                    range.quiet("received \(Self.days(of: period))")
                }
                if let address = digest.list.address {
                    range.text(" ")
                    range.quiet(address)
                }
            }
            guard digest.counts.messages > 0 else { return header.element(.p, text: "No messages.") }
            header.element(.ul, .class("cards")) { cards in
                for card in Self.cards(digest.counts, digest.before?.counts) { write(card, to: &cards) }
            }
            if let before = digest.before {
                header.element(.p, .class("quiet")) { note in
                    note.text("Compared with the time before, \(Self.days(of: before.period)).")
                }
            }
            charts(of: digest, to: &header)
        }
    }

    private static func days(of period: Digest.Period) -> String {
        period.first.day == period.last.day ? period.first.day : "\(period.first.day) to \(period.last.day)"
    }

    // MARK: Numbers

    /// One number of the overview.
    private struct Card {
        var name: String
        var count: Int
        var before: Int?
        var list: String
        /// Numbers that explain it.
        var notes: [(count: Int, phrase: String, list: String)] = []
    }

    private static func cards(_ now: Digest.Counts, _ before: Digest.Counts?) -> [Card] {
        [
            Card(
                name: "Messages", count: now.messages, before: before?.messages, list: "messages",
                notes: [(now.automated, "from programs", "automated")]),
            Card(name: "Threads", count: now.threads, before: before?.threads, list: "threads"),
            Card(name: "People", count: now.people, before: before?.people, list: "people"),
            Card(
                name: "Series", count: now.series, before: before?.series, list: "series",
                notes: [(now.updatedSeries, "posted again", "updates")]),
            Card(
                name: "Patches", count: now.patches, before: before?.patches, list: "patches",
                notes: [(now.covers, now.covers == 1 ? "cover letter" : "cover letters", "covers")]),
            Card(
                name: "Applied", count: now.applied, before: before?.applied, list: "applied",
                notes: [(now.pullRequests, now.pullRequests == 1 ? "pull request" : "pull requests", "pulls")]),
        ]
    }

    private func write(_ card: Card, to writer: inout HTMLWriter) {
        writer.element(.li, .class("card")) { box in
            box.element(.div, .class("quiet"), text: card.name)
            box.element(.div) { number in
                number.element(.strong) { $0.number(card.count, links.list(card.list)) }
                if let before = card.before {
                    number.text(" ")
                    number.element(.span, .class("change"), text: Self.change(card.count, since: before))
                }
                for note in card.notes where note.count > 0 {
                    number.element(.div, .class("quiet")) { line in
                        line.number(note.count, links.list(note.list))
                        line.text(" " + note.phrase)
                    }
                }
            }
        }
    }

    /// `+12 % from 580`, `as before`; without percent where there was nothing.
    static func change(_ count: Int, since before: Int) -> String {
        let difference = count - before
        guard difference != 0 else { return "as before" }
        let sign = difference > 0 ? "+" : "−"
        guard before > 0 else { return "\(sign)\(difference.magnitudeOfInt.grouped) from 0" }
        let percent = (difference.magnitudeOfInt * 200 + before) / (2 * before)
        return "\(sign)\(percent.grouped) % from \(before.grouped)"
    }

    // MARK: Charts

    private func charts(of digest: Digest, to writer: inout HTMLWriter) {
        writer.element(.div, .class("charts")) { charts in
            if digest.days.count > 1 { HTMLCharts(links: links).days(digest.days, to: &charts) }
            if !digest.states.isEmpty { HTMLCharts(links: links).states(digest.states, to: &charts) }
        }
    }
}

extension Int {
    fileprivate var magnitudeOfInt: Int { Int(clamping: magnitude) }
}
