internal import MailFormat

/// An address of a message in a web archive that names its Message-ID.
///
/// public-inbox has it behind the list (`https://lore.kernel.org/kvm/ID/T/#u`) or alone (`https://lore.kernel.org/r/ID`), as
/// redirectors do (`https://patch.msgid.link/ID`); MARC and The Mail Archive take it in a query.
struct ArchiveLink: Equatable {
    /// The Message-ID, decoded.
    var id: String
    /// What of it: empty for the page of the message, `raw`, `T/`, `t/`, `t.atom`, `t.mbox.gz`.
    var rest: String

    /// What public-inbox has below a message.
    private static let pages: Set<String> = ["", "raw", "T/", "t/", "t.atom", "t.mbox.gz"]

    /// The message that an address names; nil when it names none.
    ///
    /// - Parameter address: with its scheme, as it is in a mail.
    init?(_ address: some BidirectionalCollection<UInt8>) {
        // Almost all addresses have no such mark.
        guard address.contains(UInt8(ascii: "@")) || address.contains(UInt8(ascii: "%")) else { return nil }
        let text = String(decoding: address, as: UTF8.self)
        let whole = text.prefix { $0 != "#" }
        guard Self.isAnchor(text[whole.endIndex...].dropFirst()) else { return nil }
        guard let scheme = whole.firstRange(of: "://") else { return nil }
        let halves = whole[scheme.upperBound...].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var parts = halves[0].split(separator: "/", omittingEmptySubsequences: false)
        // A name and a password before the host would be an `@`, too.
        let host = parts.removeFirst()
        guard !host.contains("@") else { return nil }
        if halves.count > 1, let id = Self.asked(halves[1], of: host) {
            self.init(id: id, rest: "")
            return
        }
        // A query asks for something that we do not know.
        guard halves.count == 1 else { return nil }
        // Deeper below the host lie the pages of trackers such as Patchwork, which show more than the mail.
        guard let index = parts.prefix(3).firstIndex(where: { Self.messageID($0) != nil }),
            let id = Self.messageID(parts[index])
        else { return nil }
        let rest = parts[(index + 1)...].joined(separator: "/")
        guard Self.pages.contains(rest) else { return nil }
        self.init(id: id, rest: rest)
    }

    /// Whether a fragment is one of public-inbox's, whose pages ours stand for: `u`, `t`, `r`, `R`, `m` and a message's hash.
    ///
    /// What trackers have there leads to an anchor that our page lacks.
    private static func isAnchor(_ fragment: Substring) -> Bool {
        if ["", "u", "t", "r", "R"].contains(fragment) { return true }
        return fragment.first == "m" && fragment.utf8.count > 1 && fragment.dropFirst().allSatisfy(\.isHexDigit)
    }

    private init(id: String, rest: String) {
        (self.id, self.rest) = (id, rest)
    }

    /// The Message-ID in a query: `https://marc.info/?i=ID`, `https://www.mail-archive.com/search?l=mid&q=ID`.
    private static func asked(_ query: Substring, of host: Substring) -> String? {
        let name = host.hasSuffix("marc.info") ? "i=" : host.hasSuffix("mail-archive.com") ? "q=" : nil
        guard let name else { return nil }
        return query.split(separator: "&").first { $0.hasPrefix(name) }.flatMap { messageID($0.dropFirst(2)) }
    }

    /// A part of an address as a Message-ID; nil when it is none.
    private static func messageID(_ part: Substring) -> String? {
        guard part.utf8.count <= 1000, let id = PercentEncoding.decode(part), let at = id.firstIndex(of: "@"),
            at != id.startIndex, id.index(after: at) != id.endIndex,
            id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") })
        else { return nil }
        return id
    }
}
