internal import MailFormat
internal import DigestReport
internal import PatchIndex

/// A period of a list, and who did what in it.
struct CountedPeriod: Sendable {
    var period: CountingPeriod
    var picker: PeriodPicker
    var contributions: Contributions
}

/// What the pages about people and organisations have in common.
extension PageMaker {
    /// The period that the address names, counted.
    ///
    /// - Parameter path: the page, for its other periods.
    func counted(of list: Lists.List, _ path: String) async throws -> CountedPeriod {
        let newest = try await store.newestMessages(in: list.archive?.id, limit: 1).first?.received ?? 0
        let period = try period(before: newest)
        let activity = try await store.activity(in: list.archive?.id, since: period.since, until: period.until)
        var oldest: Int64?
        for archive in list.archive.map({ [$0] }) ?? snapshot.lists.lists.compactMap(\.archive) {
            guard let time = try await store.oldestMessage(of: archive.id) else { continue }
            oldest = min(time, oldest ?? time)
        }
        return CountedPeriod(
            period: period,
            picker: PeriodPicker(period, path: path, oldest: oldest ?? newest, newest: newest),
            contributions: Contributions(activity, try await joinedChoices()))
    }

    /// What the reader knows about people, with those of the index joined.
    func joinedChoices() async throws -> DigestChoices {
        var choices = site.configuration.choices
        choices.persons = try await store.persons()
        return choices
    }

    private func period(before newest: Int64) throws(PageError) -> CountingPeriod {
        // What a form leaves empty is not asked for.
        guard let name = target.query["period"], !name.isEmpty else {
            return CountingPeriod(
                days: try number("days", usual: CountingPeriod.usualDays, in: 1...36_500), before: newest)
        }
        guard let period = CountingPeriod(named: name, newest: newest) else {
            throw .invalid(
                "'period' takes a day (2026-02-16), a week (2026-W07), a month (2026-02), a year (2026), days (2026-02-01..2026-02-14, at most \(Period.longest)), or 'all'."
            )
        }
        return period
    }

    /// The part of a table on the page that the address names, and the number of the next page.
    func part<Row>(of rows: [Row]) throws(PageError) -> (shown: ArraySlice<Row>, next: Int?) {
        let pages = max(1, (rows.count + Self.peopleLength - 1) / Self.peopleLength)
        let page = try number("page", usual: 1, in: 1...pages)
        let shown = rows[((page - 1) * Self.peopleLength)..<min(rows.count, page * Self.peopleLength)]
        return (shown, page < pages ? page + 1 : nil)
    }

    /// The newest series with patches of a contributor in a period.
    func series(
        of contributor: Contributions.Contributor, _ counted: CountedPeriod
    ) async throws -> [SeriesSummary] {
        let patches = counted.contributions.messages(of: .patches, by: contributor)
        // A series has some ten parts at most times; this reaches for enough of them.
        let found = try await store.series(of: Array(patches.prefix(Self.activityLength * 40)))
        var newest: [SeriesSummary] = []
        for series in found.reversed() where newest.count < Self.activityLength {
            guard let head = series.parts.first, let id = try await store.messageID(of: head.message) else { continue }
            newest.append(SeriesSummary(series: series, messageID: id))
        }
        return newest
    }

    /// The messages behind a number: `?of=messages`, `patches` or `tags`.
    func countedMessages(
        of contributor: Contributions.Contributor, named name: String, query: String?, _ counted: CountedPeriod,
        back: String, in list: Lists.List, tab: String
    ) async throws -> Page {
        guard let figure = Contributions.Figure(rawValue: target.query["of"] ?? "messages") else {
            throw PageError.notFound("'of' takes messages, patches or tags.")
        }
        let organisation = target.query["for"]
        let all = counted.contributions.messages(of: figure, by: contributor, for: organisation)
        let found = try await store.messages(inRows: Array(all.prefix(MessagesModel.longest)))
        let terms = [query, counted.period.searchTerm, figure.searchTerm].compactMap { $0 }
        let model = MessagesModel(
            heading: "\(figure.title): \(name)" + (organisation.map { " for " + SafeText.line($0) } ?? ""),
            count: "\(counted.period.words): \(Wording.count(all.count, "message"))",
            back: counted.period.address(back), backLabel: name,
            rows: found.map { MessageRow($0, path: path($0.messageID, in: list)) },
            search: query != nil && figure != .tags
                ? address(of: terms.joined(separator: " "), in: list) : nil,
            more: found.count < all.count ? "The newest \(MessagesModel.longest.grouped) are shown." : nil)
        return html("messages", model, frame("\(list.name): \(model.heading)", list, tab: tab))
    }

    /// The address of a search.
    func address(of query: String, in list: Lists.List) -> String {
        "\(list.path)?q=\(PercentEncoding.encode(query))"
    }

    /// What a heading calls a list.
    func name(of list: Lists.List) -> String { frame("", list).listName ?? list.name }
}
