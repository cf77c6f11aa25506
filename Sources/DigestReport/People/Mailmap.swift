public import MailFormat

/// Who is the same person, as git's `.mailmap` says it (`git help gitmailmap`).
///
///     Jane Doe <jane@example.org>
///     <jane@example.org> <jane@old.example.com>
///     Jane Doe <jane@example.org> <doe@example.net>
///     Jane Doe <jane@example.org> JD <team@example.net>
///
/// Names and addresses are compared without regard to the case of the letters A to Z. Of two lines about the same, the
/// later one counts.
public struct Mailmap: Sendable, Equatable {
    /// The lines that say nothing.
    public private(set) var warnings: [LineWarning] = []
    /// By the address in mails, folded.
    private var entries: [String: Entry] = [:]

    /// What stands for a name and an address; nil keeps what the mail has.
    private struct Replacement: Equatable {
        var name: String?
        var address: String?
    }

    /// What is known of one address.
    private struct Entry: Equatable {
        var whatever = Replacement()
        /// By the name in mails, folded; such a line counts before one without a name.
        var byName: [String: Replacement] = [:]
    }

    /// A map that changes nothing.
    public init() {}

    /// Reads the bytes of a `.mailmap`.
    public init(parsing bytes: [UInt8]) {
        for (number, line) in FileLines(bytes) where line.first != UInt8(ascii: "#") && !line.trimmed.isEmpty {
            if let reason = take(line) { warnings.append(LineWarning(line: number, reason: reason)) }
        }
    }

    /// Whether it changes nothing.
    public var isEmpty: Bool { entries.isEmpty }

    /// The name and address under which a person is counted.
    public func canonical(_ mailbox: Mailbox) -> Mailbox {
        guard !entries.isEmpty, let entry = entries[mailbox.address.foldedASCII] else { return mailbox }
        var replacement = entry.whatever
        if !entry.byName.isEmpty, let named = entry.byName[mailbox.name.foldedASCII] { replacement = named }
        return Mailbox(
            name: replacement.name ?? mailbox.name, address: replacement.address ?? mailbox.address)
    }

    /// ``canonical(_:)`` as the index takes it, to decide whose a version is; `nil` for a map that changes nothing.
    public var joining: (@Sendable (Mailbox) -> Mailbox)? {
        guard !entries.isEmpty else { return nil }
        return { @Sendable [self] mailbox in canonical(mailbox) }
    }

    /// The addresses in mails that may stand for a canonical one, itself first, then in their own order.
    ///
    /// One that several people share is among them for each; ``canonical(_:)`` tells whose a mail is.
    public func addresses(of address: String) -> [String] {
        let wanted = address.foldedASCII
        let others = entries.filter { key, entry in
            key != wanted
                && ([entry.whatever] + entry.byName.values).contains { $0.address?.foldedASCII == wanted }
        }
        return [address] + others.keys.sorted()
    }

    // MARK: Parsing

    /// Takes one line; what is wrong with it, or nil.
    private mutating func take(_ line: ArraySlice<UInt8>) -> String? {
        guard let first = Self.person(in: line) else { return "no address between < and >" }
        guard !first.address.isEmpty else { return "the address to be shown is empty" }
        // The second address may be empty: that of mails without one.
        let second = Self.person(in: first.rest)
        let shown = Replacement(name: first.name, address: second == nil ? nil : first.address)
        let key = (second?.address ?? first.address).foldedASCII
        if let name = second?.name {
            entries[key, default: Entry()].byName[name.foldedASCII] = shown
        } else {
            if let name = shown.name { entries[key, default: Entry()].whatever.name = name }
            if let address = shown.address { entries[key, default: Entry()].whatever.address = address }
        }
        return nil
    }

    /// `Name <address>` at the start of a line, and what follows it.
    private static func person(
        in line: ArraySlice<UInt8>
    ) -> (name: String?, address: String, rest: ArraySlice<UInt8>)? {
        guard let left = line.firstIndex(of: UInt8(ascii: "<")),
            let right = line[(left + 1)...].firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        let name = line[..<left].trimmed
        return (name.isEmpty ? nil : name.text, line[(left + 1)..<right].text, line[(right + 1)...])
    }
}
