extension DigestDocument {
    struct Before: Encodable {
        let period: Period
        let counts: Counts

        init(_ before: Digest.Before) {
            period = Period(before.period)
            counts = Counts(before.counts)
        }
    }

    struct Day: Encodable {
        let day: String
        let messages: Int
        let postings: Int
        let messageIds: [String]

        init(_ day: Digest.Day) {
            self.day = day.label
            messages = day.messages
            postings = day.postings
            messageIds = day.messageIDs
        }
    }

    struct Tally: Encodable {
        let label: String
        let count: Int
        let messageIds: [String]

        init(_ tally: Digest.Tally) {
            label = tally.label
            count = tally.count
            messageIds = tally.messageIDs
        }
    }

    struct People: Encodable {
        let reviewers: [Tally]
        let organisations: [Tally]
        let newcomers: [Newcomer]
        let newcomersSince: String?
        let response: Response?
        let files: [File]
        let subsystems: [Tally]

        init(_ people: Digest.People) {
            reviewers = people.reviewers.map(Tally.init)
            organisations = people.organisations.map(Tally.init)
            newcomers = people.newcomers.map(Newcomer.init)
            newcomersSince = people.newcomersSince?.day
            response = people.response.map(Response.init)
            files = people.files.map(File.init)
            subsystems = people.subsystems.map(Tally.init)
        }
    }

    struct Newcomer: Encodable {
        let person: String
        let organisation: String?
        let title: String
        let messageId: String

        init(_ newcomer: Digest.Newcomer) {
            person = newcomer.person
            organisation = newcomer.organisation
            title = newcomer.title
            messageId = newcomer.messageID
        }
    }

    struct Response: Encodable {
        let medianSecondsByPerson: Int64?
        let answered, unanswered: [String]
        let medianSecondsByProgram: Int64?
        let answeredByProgram: [String]

        init(_ response: Digest.Response) {
            medianSecondsByPerson = response.medianByPerson
            answered = response.answered
            unanswered = response.unanswered
            medianSecondsByProgram = response.medianByProgram
            answeredByProgram = response.answeredByProgram
        }
    }

    struct File: Encodable {
        let path: String
        let count: Int
        let additions, deletions: Int
        let messageIds: [String]

        init(_ file: Digest.FileTally) {
            path = file.path
            count = file.count
            additions = file.additions
            deletions = file.deletions
            messageIds = file.messageIDs
        }
    }
}
