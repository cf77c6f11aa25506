internal import DigestReport
internal import PatchIndex

/// People and organisations in the JSON API: `?days=` and `?period=` as for their pages.
extension PageMaker {
    func apiPeople(of list: Lists.List) async throws -> APIDocuments.People {
        let (limit, offset) = try window()
        let counted = try await counted(of: list, "")
        let found = counted.contributions.persons()
        return APIDocuments.People(
            since: counted.period.start, until: counted.period.end, total: found.count,
            people: found.dropFirst(offset).prefix(limit).map(APIDocuments.Person.init))
    }

    func apiPerson(_ address: String, of list: Lists.List) async throws -> APIDocuments.PersonDetails {
        let counted = try await counted(of: list, "")
        let found = try await known(address, of: list, counted)
        let series = try await series(of: .person(address), counted)
        return APIDocuments.PersonDetails(
            since: counted.period.start, until: counted.period.end, person: APIDocuments.Person(found.tally),
            addresses: found.addresses, series: series.map(APIDocuments.SeriesEntry.init))
    }

    func apiOrganisations(of list: Lists.List) async throws -> APIDocuments.Organisations {
        let (limit, offset) = try window()
        let counted = try await counted(of: list, "")
        let found = counted.contributions.organisationTallies()
        return APIDocuments.Organisations(
            since: counted.period.start, until: counted.period.end, total: found.count,
            organisations: found.dropFirst(offset).prefix(limit).map(APIDocuments.Organisation.init))
    }

    func apiOrganisation(_ name: String, of list: Lists.List) async throws -> APIDocuments.OrganisationDetails {
        let counted = try await counted(of: list, "")
        let tally = try known(name, counted)
        let people = counted.contributions.persons(of: name)
        let series = try await series(of: .organisation(name), counted)
        return APIDocuments.OrganisationDetails(
            since: counted.period.start, until: counted.period.end, organisation: APIDocuments.Organisation(tally),
            people: people.map(APIDocuments.Person.init), series: series.map(APIDocuments.SeriesEntry.init))
    }

    /// How many entries are wanted, and the offset of the first.
    private func window() throws(PageError) -> (limit: Int, offset: Int) {
        (try number("limit", usual: Self.peopleLength, in: 1...1000), try number("offset", usual: 0, in: 0...1_000_000))
    }
}
