public import MailFormat
public import PatchTracking

/// What a reader knows beyond the mails: who is the same person, for whom people work, which files belong to what.
public struct DigestChoices: Sendable, Equatable {
    /// Who is the same person.
    public var mailmap = Mailmap()
    /// Who is one person by what the mails of the index say; found while a report is composed.
    public var persons = Persons()
    /// For whom people work.
    public var organisations = OrganisationMap.standard
    /// Which subsystem a file belongs to; nobody says unless given.
    public var maintainers: Maintainers?

    /// What is known without any file of the reader's.
    public init() {}

    /// The mailbox under which a person is counted: that of the mailmap, else of ``persons``.
    public func person(_ mailbox: Mailbox) -> Mailbox {
        let listed = mailmap.canonical(mailbox)
        return listed == mailbox ? mailmap.canonical(persons.representative(of: mailbox)) : listed
    }
}
