internal import MailFormat
internal import DigestReport

/// A person in a table of people.
struct PersonRow: Sendable {
    var name: PathLabel
    var organisation: PathLabel
    var figures: [FigureLink]
    var newest: String

    /// - Parameter employer: the organisation for which alone the numbers count; nil for everything.
    init(_ person: PersonTally, list: Lists.List, period: CountingPeriod, for employer: String? = nil) {
        let people = list.path + "people/"
        name = PathLabel(Wording.name(person.person), person.address, below: people, period)
        organisation = PathLabel(person.organisation, below: list.path + "organisations/", period)
        figures = FigureLink.all(
            person.tally, below: name.isLink ? people + PercentEncoding.encode(person.address) + "/" : nil, period,
            for: employer)
        newest = Moment(person.tally.newest).day
    }
}

/// What somebody or something is called, with a link to its page where it can have one.
struct PathLabel: Sendable {
    var label: String
    var path: String?

    /// Whether it has a page.
    var isLink: Bool { path != nil }

    /// - Parameters:
    ///   - label: what a page shows.
    ///   - name: the last part of the address; by default the label.
    init(_ label: String, _ name: String? = nil, below folder: String, _ period: CountingPeriod) {
        self.label = SafeText.line(label)
        if self.label.allSatisfy(\.isWhitespace) { self.label = "(no name)" }
        let name = name ?? label
        // What no address of this server can have: see `RequestTarget`; and browsers take points for other folders.
        let isPossible =
            !["", ".", ".."].contains(name) && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        path = isPossible ? period.address(folder + PercentEncoding.encode(name) + "/") : nil
    }
}

/// A number, with a link to the messages behind it.
struct FigureLink: Sendable {
    var label: String
    var number: String
    var path: String?

    /// The numbers of a contributor whose page is at `folder`.
    static func all(
        _ tally: Tally, below folder: String?, _ period: CountingPeriod, for employer: String? = nil
    ) -> [FigureLink] {
        let employer = employer.map { "&for=" + PercentEncoding.encode($0) } ?? ""
        return Contributions.Figure.allCases.map { figure in
            let number = tally[figure]
            let more = "of=\(figure.rawValue)" + employer
            let path = number == 0 ? nil : folder.map { period.address($0 + "messages/", more) }
            return FigureLink(label: figure.title, number: number.grouped, path: path)
        }
    }
}

extension Tally {
    /// How much of one thing.
    subscript(figure: Contributions.Figure) -> Int {
        switch figure {
        case .messages: messages
        case .patches: patches
        case .tags: tags
        }
    }
}

extension Contributions.Figure {
    /// What a table calls it.
    var title: String {
        switch self {
        case .messages: "Messages"
        case .patches: "Patches"
        case .tags: "Tags given"
        }
    }

    /// What narrows a search down to it; nil where nothing has to, or nothing can.
    var searchTerm: String? { self == .patches ? "is:patch is:cover" : nil }
}
