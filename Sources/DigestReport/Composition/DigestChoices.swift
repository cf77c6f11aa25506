/// What a reader knows beyond the mails: who is the same person, for whom people work, which files belong to what.
public struct DigestChoices: Sendable, Equatable {
    /// Who is the same person.
    public var mailmap = Mailmap()
    /// For whom people work.
    public var organisations = OrganisationMap.standard
    /// Which subsystem a file belongs to; nobody says unless given.
    public var maintainers: Maintainers?

    /// What is known without any file of the reader's.
    public init() {}
}
