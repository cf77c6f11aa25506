/// Undoes what mailing lists and relays do to From so that other servers accept their mail (DMARC):
/// `Jane via list <list@example.org>`, with the true address in another field or in the address itself.
///
/// The forms are those of Mailman, Google Groups, Sympa, Groups.io, the IETF's lists, GitGitGadget and b4's web endpoint.
struct ListRewriting {
    private let message: Message
    private let from: Mailbox
    /// The addresses that List-Post and List-Id name, in lower case; looked up once, as a mail can have many recipients.
    private let listAddresses: Set<String>

    /// The mailbox of the person behind a From of a message.
    static func undo(_ from: Mailbox, in message: Message) -> Mailbox {
        let name = nameBeforeVia(from.name)
        // Most mails have neither, and are their sender's.
        if name == nil, !from.domain.hasPrefix("dmarc."), message.header.firstRange("X-Original-From") == nil,
            message.header.firstRange("Reply-To") == nil
        {
            return from
        }
        let rewriting = ListRewriting(from, message)
        return name.map(rewriting.person) ?? rewriting.personWithoutVia()
    }

    private init(_ from: Mailbox, _ message: Message) {
        self.from = from
        self.message = message
        var addresses = Set(message.mailboxes("List-Post").map { $0.address.lowercased() })
        // "kvm.vger.kernel.org" is the list of <kvm@vger.kernel.org>.
        let id = Array((message.listID ?? "").lowercased().utf8)
        for index in id.indices where id[index] == UInt8(ascii: ".") && id.count <= 254 {
            addresses.insert(Self.text(id[..<index]) + "@" + Self.text(id[(index + 1)...]))
        }
        listAddresses = addresses.subtracting([""])
    }

    /// The person whose name is before "via".
    private func person(_ name: String) -> Mailbox {
        if let original = message.mailboxes("X-Original-From").first, !original.address.isEmpty {
            return Self.named(original, name)
        }
        let (replyTo, recipients) = (message.replyTo, message.cc + message.to)
        if let same = (replyTo + recipients).first(where: { Self.isSameName($0.name, name) && isPerson($0) }) {
            return same
        }
        let address = from.address.lowercased()
        if listAddresses.contains(address) || recipients.contains(where: { $0.address.lowercased() == address }) {
            if let person = replyTo.first(where: isPerson) { return Self.named(person, name) }
            if let sender = message.mailboxes("X-Original-Sender").first, isPerson(sender) {
                return Mailbox(name: name, address: sender.address)
            }
            if let named = Mailbox.list(in: name).first, isPerson(named) { return named }
        }
        return Self.addressWithin(from.address).map { Mailbox(name: name, address: $0) } ?? from
    }

    /// The person behind a From whose name is the person's own.
    private func personWithoutVia() -> Mailbox {
        if from.domain.hasPrefix("dmarc."), let address = Self.addressWithin(from.address) {
            return Mailbox(name: from.name, address: address)
        }
        guard listAddresses.contains(from.address.lowercased()) else { return from }
        if let original = message.mailboxes("X-Original-From").first, !original.address.isEmpty {
            return Self.named(original, from.name)
        }
        return message.replyTo.first { Self.isSameName($0.name, from.name) && isPerson($0) } ?? from
    }

    /// The mailbox with `name` instead of a missing name, or of one that the list wrote.
    private static func named(_ mailbox: Mailbox, _ name: String) -> Mailbox {
        mailbox.name.isEmpty || nameBeforeVia(mailbox.name) != nil
            ? Mailbox(name: name, address: mailbox.address) : mailbox
    }

    /// Whether a mailbox can be the person's own: it has a domain, and is neither that of From nor the list's.
    private func isPerson(_ mailbox: Mailbox) -> Bool {
        let address = mailbox.address.lowercased()
        return mailbox.domain.utf8.contains(UInt8(ascii: ".")) && address != from.address.lowercased()
            && !listAddresses.contains(address)
    }

    private static func isSameName(_ left: String, _ right: String) -> Bool {
        !left.isEmpty && left.lowercased() == right.lowercased()
    }

    /// The name in "Jane via list" and "Jane (via list)"; nil when it has another form.
    static func nameBeforeVia(_ name: String) -> String? {
        let bytes = Array(name.utf8)
        // Few names have the word.
        guard bytes.span.firstIndex(of: Array("via ".utf8), in: 0..<bytes.count) != nil else { return nil }
        let separators = [Array(" via ".utf8), Array(" (via ".utf8)]
        // A mail that went through two such relays is of the person before the first.
        for start in bytes.indices.dropFirst() where bytes[start] == .space {
            guard separators.contains(where: { bytes[start...].starts(with: $0) && start + $0.count < bytes.count })
            else { continue }
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

    /// The address that a relay wrote into its own: `jane=example.org@groups.io`, `jane=40example.org@dmarc.ietf.org`,
    /// `devnull+jane.example.org@kernel.org`.
    ///
    /// In the last form the first dot behind which a domain is left may be the at sign; it is ambiguous for a user with dots,
    /// so that one without them is taken only.
    private static func addressWithin(_ address: String) -> String? {
        let bytes = Array(address.utf8)
        guard let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        let local = bytes[..<at]
        if local.starts(with: "devnull+".utf8) {
            let words = local.dropFirst(8).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            guard words.count == 3, words.allSatisfy({ !$0.isEmpty }) else { return nil }
            return text(words[0]) + "@" + text(words[1]) + "." + text(words[2])
        }
        guard let sign = local.lastIndex(of: UInt8(ascii: "=")), sign > local.startIndex else { return nil }
        var domain = local[(sign + 1)...]
        if domain.starts(with: "40".utf8) { domain = domain.dropFirst(2) }
        guard domain.contains(UInt8(ascii: ".")) else { return nil }
        return text(local[..<sign]) + "@" + text(domain)
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}

extension Mailbox {
    /// The person's name where the mailbox is a relay's and no field of the mail has the person's own:
    /// `Jane` in `Jane via GitGitGadget <gitgitgadget@example.com>`.
    public var nameBeforeVia: String? { ListRewriting.nameBeforeVia(name) }
}
