internal import DigestReport
internal import MailFormat
internal import PatchIndex

/// Who did how much on a list in a period of time, by person and by organisation.
///
/// As in a digest, people are those of the reader's mailmap, organisations those of the domain map on the day on which the
/// mail was received, and mails of programs count for nobody. What is counted can be listed: ``messages(of:by:)`` goes
/// through the same mails by the same rule.
struct Contributions: Sendable {
    /// What is counted.
    enum Figure: String, CaseIterable, Sendable {
        /// Mails, by sender.
        case messages
        /// Patches and cover letters, by author.
        case patches
        /// Review tags that were given and not taken back, by sender of the mail.
        case tags
    }

    /// For whom it is counted.
    enum Contributor: Hashable, Sendable {
        /// A person, by the address that stands for all of theirs, in lower case.
        case person(String)
        /// An organisation, by its name; a domain that no map lists stands for itself.
        case organisation(String)
    }

    /// The mails that are counted.
    private let activity: MailActivity
    private let organisations: OrganisationMap
    /// Everybody in the table of ``activity`` as the mailmap has them.
    private let people: [Mailbox]
    /// The mailboxes under which they are counted.
    private let representatives: [Mailbox]
    /// For whom they work, where that is the same at all times.
    private let labels: [String]?
    /// Their contributors' names: addresses in lower case.
    private let addresses: [String]

    init(_ activity: MailActivity, _ choices: DigestChoices) {
        self.activity = activity
        organisations = choices.organisations
        let people = activity.people.map(choices.mailmap.canonical)
        self.people = people
        representatives = activity.people.map(choices.person)
        addresses = representatives.map { $0.address.lowercased() }
        labels =
            organisations.isTimeless
            ? people.map { choices.organisations.affiliation(of: $0, at: 0).label } : nil
    }

    /// The people, those with most messages first.
    func persons() -> [PersonTally] {
        tallies(of: nil).sorted { left, right in
            let (one, other) = (left.tally, right.tally)
            if one.messages != other.messages { return one.messages > other.messages }
            if one.patches != other.patches { return one.patches > other.patches }
            return left.address < right.address
        }
    }

    /// The people who wrote for an organisation, with what they wrote for it, those with most patches first.
    func persons(of organisation: String) -> [PersonTally] {
        tallies(of: organisation).sorted { left, right in
            left.tally.comes(before: right.tally) ?? (left.address < right.address)
        }
    }

    /// The organisations, those with most patches first.
    func organisationTallies() -> [OrganisationTally] {
        var tallies: [String: OrganisationTally] = [:]
        count { figure, index, entry in
            let name = label(index, entry.received)
            tallies[name, default: OrganisationTally(name: name)]
                .count(figure, entry, by: index.map { addresses[$0] })
        }
        return tallies.values.sorted { left, right in
            left.tally.comes(before: right.tally) ?? (left.name < right.name)
        }
    }

    /// What each person did, for an organisation or, for nil, in all.
    private func tallies(of organisation: String?) -> [PersonTally] {
        var tallies: [String: PersonTally] = [:]
        count { figure, index, entry in
            guard let index else { return }
            let label = label(index, entry.received)
            guard organisation == nil || label == organisation else { return }
            tallies[addresses[index], default: PersonTally(person: representatives[index])]
                .count(figure, entry, as: representatives[index], for: label)
        }
        return Array(tallies.values)
    }

    /// The rows of the messages behind a number, newest first, each once.
    ///
    /// - Parameter organisation: only what was written for it; nil for everything.
    func messages(
        of figure: Figure, by contributor: Contributor, for organisation: String? = nil
    ) -> [IndexedMessage.ID] {
        var found: [IndexedMessage.ID] = []
        count { counted, index, entry in
            guard counted == figure else { return }
            if let organisation, label(index, entry.received) != organisation { return }
            switch contributor {
            case .person(let address): guard let index, addresses[index] == address else { return }
            case .organisation(let name): guard label(index, entry.received) == name else { return }
            }
            found.append(entry.message)
        }
        return found.reversed()
    }

    /// The addresses that a person wrote from, in their own order.
    func addresses(of person: String) -> [String] {
        let own = addresses.indices.filter { addresses[$0] == person }.map { activity.people[$0].address.lowercased() }
        return Set(own).sorted()
    }

    // MARK: Counting

    private func label(_ index: Int?, _ time: Int64) -> String {
        guard let index else { return OrganisationMap.Affiliation.unknown.label }
        return labels?[index] ?? organisations.affiliation(of: people[index], at: time).label
    }

    /// Tells each thing that is counted: what, for whom, in which message.
    private func count(_ take: (Figure, Int?, MailActivity.Entry) -> Void) {
        for entry in activity.entries {
            take(.messages, entry.sender, entry)
            if entry.isPosting { take(.patches, entry.author, entry) }
            if entry.tags > 0 { take(.tags, entry.sender, entry) }
        }
    }
}
