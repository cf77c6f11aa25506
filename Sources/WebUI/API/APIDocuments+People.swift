internal import DigestReport
internal import MailFormat
internal import PatchIndex

extension APIDocuments {
    /// The people of a period.
    struct People: Encodable {
        var since: String
        var until: String
        var total: Int
        var people: [Person]
    }

    /// What a person did in a period.
    struct Person: Encodable {
        var name: String
        var address: String
        var organisation: String
        var messages: Int
        var patches: Int
        var tags: Int
        /// Nil when there was nothing in the period.
        var newest: String?

        init(_ person: PersonTally) {
            name = person.person.name
            address = person.address
            organisation = person.organisation
            (messages, patches, tags) = (person.tally.messages, person.tally.patches, person.tally.tags)
            newest = person.tally.newest > 0 ? Moment(person.tally.newest).iso8601 : nil
        }
    }

    /// One person.
    struct PersonDetails: Encodable {
        var since: String
        var until: String
        var person: Person
        var addresses: [String]
        var series: [SeriesEntry]
    }

    /// The organisations of a period.
    struct Organisations: Encodable {
        var since: String
        var until: String
        var total: Int
        var organisations: [Organisation]
    }

    /// What an organisation did in a period.
    struct Organisation: Encodable {
        var name: String
        var people: Int
        var messages: Int
        var patches: Int
        var tags: Int
        var newest: String

        init(_ organisation: OrganisationTally) {
            name = organisation.name
            people = organisation.people.count
            (messages, patches) = (organisation.tally.messages, organisation.tally.patches)
            tags = organisation.tally.tags
            newest = Moment(organisation.tally.newest).iso8601
        }
    }

    /// One organisation.
    struct OrganisationDetails: Encodable {
        var since: String
        var until: String
        var organisation: Organisation
        var people: [Person]
        var series: [SeriesEntry]
    }
}

extension APIDocuments.SeriesEntry {
    init(_ summary: SeriesSummary) {
        let series = summary.series
        self.init(
            messageId: summary.messageID, title: series.title, author: series.author?.description ?? "",
            version: series.version, isRfc: series.isRFC, isResend: series.isResend, total: series.total,
            tags: series.tags, received: Moment(series.received).iso8601)
    }
}
