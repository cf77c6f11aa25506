/// Undoes what mailing lists do to From so that other servers accept their mail (DMARC): `Jane via list <list@example.org>`
/// with the true address in X-Original-From or Reply-To.
enum ListRewriting {
    /// The mailbox of the person behind a From of a message.
    static func undo(_ from: Mailbox, in message: Message) -> Mailbox {
        guard let name = nameBeforeVia(from.name) else { return from }
        if let original = message.mailboxes("X-Original-From").first, !original.address.isEmpty {
            return original.name.isEmpty ? Mailbox(name: name, address: original.address) : original
        }
        guard isList(from.address, in: message) else { return from }
        let address = from.address.lowercased()
        guard let person = message.replyTo.first(where: { $0.address.lowercased() != address && !$0.address.isEmpty }),
            !isList(person.address, in: message, toCounts: false)
        else { return from }
        return person.name.isEmpty || nameBeforeVia(person.name) != nil
            ? Mailbox(name: name, address: person.address) : person
    }

    /// The name in "Jane via list"; nil when it has another form.
    private static func nameBeforeVia(_ name: String) -> String? {
        let bytes = Array(name.utf8)
        let via = Array(" via ".utf8)
        guard bytes.count > via.count else { return nil }
        for start in stride(from: bytes.count - via.count - 1, through: 1, by: -1)
        where bytes[start] == .space && bytes[start..<(start + via.count)].elementsEqual(via) {
            // Google Groups puts the name in quotes of its own.
            var person = bytes[..<start]
            while person.last == .space { person.removeLast() }
            if person.count > 2, person.first == UInt8(ascii: "'"), person.last == UInt8(ascii: "'") {
                person = person.dropFirst().dropLast()
            }
            return String(decoding: person, as: UTF8.self)
        }
        return nil
    }

    /// Whether an address is the list's: a recipient, or the one that List-Post or List-Id name.
    private static func isList(_ address: String, in message: Message, toCounts: Bool = true) -> Bool {
        let address = address.lowercased()
        guard !address.isEmpty else { return false }
        if toCounts, (message.to + message.cc).contains(where: { $0.address.lowercased() == address }) { return true }
        if message.mailboxes("List-Post").contains(where: { $0.address.lowercased() == address }) { return true }
        guard let id = message.listID?.lowercased() else { return false }
        // "kvm.vger.kernel.org" is the list of <kvm@vger.kernel.org>.
        return id.utf8.count == address.utf8.count
            && zip(id.utf8, address.utf8).allSatisfy {
                $0 == $1 || ($0 == UInt8(ascii: ".") && $1 == UInt8(ascii: "@"))
            }
    }
}
