/// The digest as its JSON form has it: the names here are the field names, in snake case, and stay as they are.
struct DigestDocument: Encodable {
    /// Rises when a field changes its meaning or goes away; new fields do not count.
    let schemaVersion = 2
    let list: List
    let range: Range
    let period: Period?
    let counts: Counts
    let authors: [Author]
    let domains: [Domain]
    let sections: Digest.Sections
    let series: [Series]
    let entries: [Entry]
    let before: Before?
    let days: [Day]
    let states: [Tally]
    let people: People

    init(_ digest: Digest) {
        list = List(name: digest.list.name, address: digest.list.address, archiveKind: digest.list.archiveKind)
        range = Range(digest.range)
        period = digest.period.map(Period.init)
        counts = Counts(digest.counts)
        authors = digest.authors.map { Author(author: $0.label, count: $0.count, messageIds: $0.messageIDs) }
        domains = digest.domains.map { Domain(domain: $0.label, count: $0.count, messageIds: $0.messageIDs) }
        sections = digest.sections
        series = digest.series.map(Series.init)
        entries = digest.entries.map(Entry.init)
        before = digest.before.map(Before.init)
        days = digest.days.map(Day.init)
        states = digest.states.map(Tally.init)
        people = People(digest.people)
    }

    struct List: Encodable {
        let name: String
        let address: String?
        let archiveKind: String
    }

    struct Range: Encodable {
        let start: String?
        let end: String?
        let startCommit: String?
        let endCommit: String?
        let since: String?
        let until: String?

        init(_ range: Digest.Range) {
            start = range.start
            end = range.end
            startCommit = range.startCommit
            endCommit = range.endCommit
            since = range.since?.iso8601
            until = range.until?.iso8601
        }
    }

    struct Period: Encodable {
        let first: String
        let last: String

        init(_ period: Digest.Period) {
            first = period.first.iso8601
            last = period.last.iso8601
        }
    }

    struct Counts: Encodable {
        let messages, threads, people, patches, covers, series, updatedSeries, pullRequests, automated, applied: Int

        init(_ counts: Digest.Counts) {
            messages = counts.messages
            threads = counts.threads
            people = counts.people
            patches = counts.patches
            covers = counts.covers
            series = counts.series
            updatedSeries = counts.updatedSeries
            pullRequests = counts.pullRequests
            automated = counts.automated
            applied = counts.applied
        }
    }

    struct Author: Encodable {
        let author: String
        let count: Int
        let messageIds: [String]
    }

    struct Domain: Encodable {
        let domain: String
        let count: Int
        let messageIds: [String]
    }

    struct Series: Encodable {
        let title: String
        let author: String
        let version: String
        let isRfc, isResend, isUpdate: Bool
        let tags: [String]
        let total: Int
        let parts: [Int]
        let received: String
        let messageId: String
        let messageIds: [String]

        init(_ series: PostedSeries) {
            title = series.title
            author = series.author
            version = series.versionLabel
            isRfc = series.isRFC
            isResend = series.isResend
            isUpdate = series.isUpdate
            tags = series.tags
            total = series.total
            parts = series.parts
            received = series.received.iso8601
            messageId = series.messageID
            messageIds = series.messageIDs
        }
    }

    struct Entry: Encodable {
        let subject: String
        let title: String
        let author: String
        let isUpdate, isCover: Bool
        let messageId: String
        let commit: String?
        let received: String
        let message: String
        let notes: String
        let shortlog: String
        let diffstat: String

        init(_ entry: DigestReport.Entry) {
            subject = entry.subject
            title = entry.title
            author = entry.author
            isUpdate = entry.isUpdate
            isCover = entry.isCover
            messageId = entry.messageID
            commit = entry.commit
            received = entry.received.iso8601
            message = entry.message
            notes = entry.notes
            shortlog = entry.shortlog
            diffstat = entry.diffstat
        }
    }
}
