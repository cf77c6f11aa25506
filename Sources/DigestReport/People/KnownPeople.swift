internal import MailFormat

/// People who were met, by address and by full name: somebody who writes from a new address is no stranger.
struct KnownPeople {
    private var addresses: Set<String> = []
    private var names: Set<String> = []

    init(_ people: some Sequence<Mailbox> = []) {
        for person in people { meet(person) }
    }

    /// Whether nobody is known.
    var isEmpty: Bool { addresses.isEmpty }

    /// Whether the address or the full name was met.
    func knows(_ person: Mailbox) -> Bool {
        addresses.contains(person.address.lowercased()) || Self.fullName(person).map(names.contains) == true
    }

    /// Meets a person; whether that is for the first time.
    @discardableResult
    mutating func meet(_ person: Mailbox) -> Bool {
        let isNew = !knows(person)
        addresses.insert(person.address.lowercased())
        if let name = Self.fullName(person) { names.insert(name) }
        return isNew
    }

    /// A name of one word is shared by too many.
    private static func fullName(_ person: Mailbox) -> String? {
        person.name.utf8.contains(0x20) ? person.name.lowercased() : nil
    }
}
