internal import MailFormat
internal import DigestReport
internal import PatchIndex

/// For whom people write on a list.
extension PageMaker {
    /// The organisations of a period, most patches first.
    func organisations(of list: Lists.List) async throws -> Page {
        struct Row {
            var name: PathLabel
            var people: String
            var figures: [FigureLink]
            var newest: String
        }
        struct Model {
            var name: String
            var picker: PeriodPicker
            var count: String
            var rows: [Row]
            var older: String?
            var isEmpty: Bool
        }
        let here = list.path + "organisations/"
        let counted = try await counted(of: list, here)
        let found = counted.contributions.organisationTallies()
        let (shown, next) = try part(of: found)
        let rows = shown.map { organisation in
            let name = PathLabel(organisation.name, below: here, counted.period)
            return Row(
                name: name, people: organisation.people.count.grouped,
                figures: FigureLink.all(
                    organisation.tally,
                    below: name.isLink ? here + PercentEncoding.encode(organisation.name) + "/" : nil,
                    counted.period), newest: Moment(organisation.tally.newest).day)
        }
        let model = Model(
            name: name(of: list), picker: counted.picker, count: Wording.count(found.count, "organisation"), rows: rows,
            older: next.map { counted.period.address(here, "page=\($0)") }, isEmpty: rows.isEmpty)
        return html("organisations", model, frame("\(list.name): organisations", list, tab: "Organisations"))
    }

    /// An organisation: its people, and their newest series and messages.
    func organisation(_ name: String, of list: Lists.List) async throws -> Page {
        struct Model {
            var name: String
            var picker: PeriodPicker
            var count: String
            var figures: [FigureLink]
            var persons: [PersonRow]
            var hasOrganisations = false
            var more: String?
            var postings: [SeriesRow]
            var hasPostings: Bool
            var rows: [MessageRow]
            var search: String?
            var feed: String?
        }
        let here = list.path + "organisations/\(PercentEncoding.encode(name))/"
        let counted = try await counted(of: list, here)
        let tally = try known(name, counted).tally
        let people = counted.contributions.persons(of: name)
        let series = try await series(of: .organisation(name), counted)
        let newest = counted.contributions.messages(of: .messages, by: .organisation(name))
        let messages = try await store.messages(inRows: Array(newest.prefix(Self.activityLength)))
        let query = SearchLink.organisation(name)
        let model = Model(
            name: SafeText.line(name), picker: counted.picker, count: Wording.count(people.count, "person", "people"),
            figures: FigureLink.all(tally, below: here, counted.period),
            persons: people.prefix(Self.peopleLength).map {
                PersonRow($0, list: list, period: counted.period, for: name)
            },
            more: people.count > Self.peopleLength ? "The first \(Self.peopleLength) are shown." : nil,
            postings: series.map { SeriesRow($0, list: list) }, hasPostings: !series.isEmpty,
            rows: messages.map { MessageRow($0, path: path($0.messageID, in: list)) },
            search: query.map { address(of: $0, in: list) },
            feed: query.map { address(of: $0, in: list) + "&x=A" })
        var frame = frame("\(model.name) on \(list.name)", list, tab: "Organisations")
        if let feed = model.feed { frame.feed = feed }
        return html("organisation", model, frame)
    }

    /// The messages behind a number of an organisation.
    func organisationMessages(_ name: String, of list: Lists.List) async throws -> Page {
        let here = list.path + "organisations/\(PercentEncoding.encode(name))/"
        let counted = try await counted(of: list, here)
        _ = try known(name, counted)
        return try await countedMessages(
            of: .organisation(name), named: SafeText.line(name), query: SearchLink.organisation(name), counted,
            back: here, in: list, tab: "Organisations")
    }

    /// What an organisation did in a period.
    ///
    /// - Throws: `PageError.notFound` when nobody wrote for it.
    func known(_ name: String, _ counted: CountedPeriod) throws(PageError) -> OrganisationTally {
        guard let tally = counted.contributions.organisationTallies().first(where: { $0.name == name }) else {
            throw .notFound("Nobody wrote to this list for an organisation of that name in that time.")
        }
        return tally
    }
}
