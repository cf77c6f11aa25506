internal import MailFormat
internal import PatchIndex

/// What somebody did in a period of time.
struct Tally: Sendable, Equatable {
    /// Mails that were sent.
    var messages = 0
    /// Patches and cover letters that were written.
    var patches = 0
    /// Review tags that were given.
    var tags = 0
    /// When the newest mail with any of it was received, in seconds since 1970 UTC.
    var newest: Int64 = 0

    /// Counts one thing in a message.
    mutating func count(_ figure: Contributions.Figure, _ entry: MailActivity.Entry) {
        switch figure {
        case .messages: messages += 1
        case .patches: patches += 1
        case .tags: tags += entry.tags
        }
        newest = max(newest, entry.received)
    }

    /// Whether it comes first where those with most patches do, then those with most messages; nil for equal ones.
    func comes(before other: Tally) -> Bool? {
        if patches != other.patches { return patches > other.patches }
        return messages == other.messages ? nil : messages > other.messages
    }
}

/// What a person did.
struct PersonTally: Sendable, Equatable {
    /// Who, by the newest way to write the name.
    var person: Mailbox
    /// For whom the newest mail was written.
    var organisation = ""
    /// How much.
    var tally = Tally()

    /// Who nobody has counted anything for.
    init(person: Mailbox) { self.person = person }

    /// The address in lower case, by which the person goes in addresses of pages.
    var address: String { person.address.lowercased() }

    /// Counts one thing; messages come oldest first.
    mutating func count(
        _ figure: Contributions.Figure, _ entry: MailActivity.Entry, as person: Mailbox, for organisation: String
    ) {
        tally.count(figure, entry)
        // A mail without a name does not take it away.
        if !person.name.isEmpty || self.person.name.isEmpty { self.person = person }
        self.organisation = organisation
    }
}

/// What an organisation did.
struct OrganisationTally: Sendable, Equatable {
    /// What a table calls it.
    var name: String
    /// The addresses of those who wrote for it.
    var people: Set<String> = []
    /// How much.
    var tally = Tally()

    /// One that nobody has counted anything for.
    init(name: String) { self.name = name }

    /// Counts one thing.
    mutating func count(_ figure: Contributions.Figure, _ entry: MailActivity.Entry, by address: String?) {
        tally.count(figure, entry)
        if let address { people.insert(address) }
    }
}
