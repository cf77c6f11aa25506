internal import DigestReport
internal import MailFormat
internal import PatchIndex
internal import PatchTracking

/// A person of whom the index knows something.
struct KnownPerson: Sendable {
    /// Who, and how much they did in the period.
    var tally: PersonTally
    /// Whether there was something in the period.
    var isCounted: Bool
    /// The addresses they wrote from, in their own order.
    var addresses: [String]
    /// Their newest messages: those of the period, or, when there is nothing in it, of all times.
    var newest: [IndexedMessage]
}

/// Who writes on a list.
extension PageMaker {
    /// People and organisations on a page.
    static let peopleLength = 200
    /// Series and messages on the page of a person or an organisation.
    static let activityLength = 25

    /// The people of a period, most messages first.
    func people(of list: Lists.List) async throws -> Page {
        struct Model {
            var name: String
            var picker: PeriodPicker
            var count: String
            var persons: [PersonRow]
            var hasOrganisations = true
            var older: String?
            var isEmpty: Bool
        }
        let here = list.path + "people/"
        let counted = try await counted(of: list, here)
        let found = counted.contributions.persons()
        let (shown, next) = try part(of: found)
        let model = Model(
            name: name(of: list), picker: counted.picker, count: Wording.count(found.count, "person", "people"),
            persons: shown.map { PersonRow($0, list: list, period: counted.period) },
            older: next.map { counted.period.address(here, "page=\($0)") }, isEmpty: found.isEmpty)
        return html("people", model, frame("\(list.name): people", list, tab: "People"))
    }

    /// A person: how much of what in a period, the newest series and messages.
    func person(_ address: String, of list: Lists.List) async throws -> Page {
        struct Model {
            var name: String
            var addresses: String
            var organisation: PathLabel
            var picker: PeriodPicker
            var figures: [FigureLink]
            var postings: [SeriesRow]
            var hasPostings: Bool
            var rows: [MessageRow]
            var hasRows: Bool
            var isCounted: Bool
            var search: String?
            var feed: String?
        }
        let here = list.path + "people/\(PercentEncoding.encode(address))/"
        let counted = try await counted(of: list, here)
        let found = try await known(address, of: list, counted)
        let series = try await series(of: .person(address), counted)
        let query = SearchLink.people(found.addresses)
        let model = Model(
            name: Wording.name(found.tally.person),
            addresses: found.addresses.map(SafeText.line).joined(separator: ", "),
            organisation: PathLabel(found.tally.organisation, below: list.path + "organisations/", counted.period),
            picker: counted.picker, figures: FigureLink.all(found.tally.tally, below: here, counted.period),
            postings: series.map { SeriesRow($0, list: list) }, hasPostings: !series.isEmpty,
            rows: found.newest.map { MessageRow($0, path: path($0.messageID, in: list)) },
            hasRows: !found.newest.isEmpty, isCounted: found.isCounted,
            search: query.map { self.address(of: $0, in: list) },
            feed: query.map { self.address(of: $0, in: list) + "&x=A" })
        var frame = frame("\(model.name) on \(list.name)", list, tab: "People")
        if let feed = model.feed { frame.feed = feed }
        return html("person", model, frame)
    }

    /// The messages behind a number of a person.
    func personMessages(_ address: String, of list: Lists.List) async throws -> Page {
        let here = list.path + "people/\(PercentEncoding.encode(address))/"
        let counted = try await counted(of: list, here)
        let found = try await known(address, of: list, counted)
        return try await countedMessages(
            of: .person(address), named: Wording.name(found.tally.person), query: SearchLink.people(found.addresses),
            counted, back: here, in: list, tab: "People")
    }

    // MARK: One person

    /// Who has an address, and what they did.
    ///
    /// - Throws: `PageError.moved` for an address that the mailmap puts under another one, `PageError.notFound` for one that
    ///   nobody wrote from.
    func known(
        _ address: String, of list: Lists.List, _ counted: CountedPeriod
    ) async throws -> KnownPerson {
        let choices = try await joinedChoices()
        let tally = counted.contributions.persons().first { $0.address == address }
        if tally == nil {
            let other = choices.person(Mailbox(name: "", address: address)).address
            let isSettled = choices.person(Mailbox(name: "", address: other)).address == other
            if isSettled, other.lowercased() != address { throw movedToPerson(other.lowercased()) }
        }
        if let tally {
            let rows = counted.contributions.messages(of: .messages, by: .person(address))
            let newest = try await store.messages(inRows: Array(rows.prefix(Self.activityLength)))
            return KnownPerson(
                tally: tally, isCounted: true, addresses: counted.contributions.addresses(of: address), newest: newest)
        }
        var newest: [IndexedMessage] = []
        let aliases = choices.mailmap.addresses(of: address).flatMap(choices.persons.addresses)
        for alias in Set(aliases).sorted().prefix(Self.activityLength) {
            newest += try await store.messages(from: alias, in: list.archive?.id, limit: Self.activityLength)
        }
        newest = newest.filter { message in
            message.sender.map { choices.person($0).address.lowercased() == address } ?? false
        }.sorted { ($0.received, $0.messageID) > ($1.received, $1.messageID) }
        guard let last = newest.first, let sender = last.sender.map(choices.person) else {
            throw PageError.notFound("Nobody with that address wrote to this list.")
        }
        var nothing = PersonTally(person: sender)
        nothing.organisation = choices.organisations.affiliation(of: sender, at: last.received).label
        return KnownPerson(
            tally: nothing, isCounted: false,
            addresses: Set(newest.compactMap { $0.sender?.address.lowercased() }).sorted(),
            newest: Array(newest.prefix(Self.activityLength)))
    }

    /// The same address with another person in it.
    private func movedToPerson(_ address: String) -> PageError {
        var parts = target.parts
        if let index = parts.lastIndex(of: "people"), parts.indices.contains(index + 1) { parts[index + 1] = address }
        let path = "/" + parts.map(PercentEncoding.encode).joined(separator: "/")
        return .moved(to: path + (target.rawQuery.map { "?" + $0 } ?? ""))
    }
}
