internal import MailFormat
internal import PatchFormat
public import PatchTracking

/// What `tidings am` did, or would do.
public struct AmReport: Sendable, Equatable, Encodable {
    /// One patch.
    public struct Part: Sendable, Equatable, Encodable {
        /// Its position, from 1.
        public var number: Int
        /// Its number as its subject has it: `2.5` for a part that was put between two others.
        public var label: String
        /// The older version that it was taken from, `v1`, where the newer one consists of some parts sent again.
        public var carriedFrom: String?
        /// Its title.
        public var title: String
        /// Who wrote it, `Name <address>`.
        public var author: String
        /// Who sent it, `Name <address>`, where that is neither its author nor who sent the series.
        public var sentBy: String?
        /// Which domain signed the mail, as the archive's server found (`pass example.org`); empty where nothing says so.
        public var dkim: [String]
        /// The tags that it gets.
        public var added: [String]
        /// The tags that it does not get, with the reason.
        public var leftOut: [String]
        /// What is wrong with its diff, so that `git am` may refuse it.
        public var faults: [String]
    }

    /// Title of the series.
    public var title: String
    /// The version taken.
    public var version: Int
    /// Who wrote it, `Name <address>`.
    public var author: String
    /// Who sent it, `Name <address>`, where that is another address than the author's.
    public var sentBy: String?
    /// How many parts it says to have.
    public var total: Int
    /// Numbers of the parts that were never received.
    public var missing: [Int]
    /// The patches, in order.
    public var parts: [Part]
    /// What was not taken, since it came from somebody who is not known to be the author, a sentence each.
    public var notTaken: [String]

    /// Tells about `mailbox`, made of `series`, which is one of the versions of `change`.
    public init(_ series: Series, _ mailbox: SeriesMailbox, of change: Change, standings: Standings) {
        title = series.title
        author = series.author?.description ?? ""
        sentBy = Self.sender(series.sender, otherThan: [series.author])
        version = series.version
        total = series.statedTotal
        missing = series.missingParts
        let senders = Dictionary(series.parts.map { ($0.number, $0.message) }) { first, _ in first }
        parts = mailbox.parts.map { part in
            let message = senders[part.number]
            return Part(
                number: part.number, label: part.label,
                carriedFrom: part.carriedFrom.map { id in
                    change.series.first { $0.id == id }.map(VersionLabel.text) ?? "an older version"
                },
                title: part.title, author: part.author,
                sentBy: Self.sender(message?.sender, otherThan: [series.sender, message?.author]), dkim: part.dkim,
                added: part.added.map { "\($0.key): \($0.value)" }, leftOut: part.leftOut, faults: part.faults)
        }
        notTaken = Self.notTaken(series, change, standings)
    }

    private static func sender(_ sender: Mailbox?, otherThan known: [Mailbox?]) -> String? {
        guard let sender else { return nil }
        let isKnown = known.contains { $0?.address.lowercased() == sender.address.lowercased() }
        return isKnown ? nil : sender.description
    }

    /// A line for each part that strangers sent where one is missing.
    public static func offered(in series: Series) -> [String] {
        series.offered.map { mail in
            "part \(mail.subject.part ?? 1) from an address not seen before: \(mail.sender?.description ?? "nobody"); "
                + "\(asking(for: mail.sender)) takes it"
        }
    }

    /// The versions behind `series` that others sent, and mails that say to replace parts of it.
    private static func notTaken(_ series: Series, _ change: Change, _ standings: Standings) -> [String] {
        let later = change.series.drop { $0.id != series.id }.dropFirst().filter { !$0.parts.isEmpty }
        let versions = later.compactMap { other -> String? in
            guard let origin = SeriesWording.origin(standings.origin(of: other.id)) else { return nil }
            return "\(VersionLabel.text(other)) \(origin); \(asking(for: other.sender)) takes it"
        }
        let parts = series.parts.flatMap { part in
            part.offered.map { mail in
                let sender = mail.sender?.description ?? "nobody"
                return "another part \(part.number) from an address not seen before: \(sender); "
                    + "\(asking(for: mail.sender)) takes it"
            }
        }
        return versions + parts + offered(in: series)
    }

    private static func asking(for mailbox: Mailbox?) -> String { "--from \(mailbox?.address ?? "''")" }

    private func sending(_ sender: String?) -> String { sender.map { ", sent by \(SafeText.line($0))" } ?? "" }

    /// For a person: a line a patch, and below it what it gets.
    public var text: String {
        var lines = ["\(SafeText.line(title)), v\(version), by \(SafeText.line(author))\(sending(sentBy))"]
        for part in parts {
            let source = part.carriedFrom.map { " (carried over from \($0))" } ?? ""
            lines.append("  [\(part.label)/\(total)] \(SafeText.line(part.title))\(source)")
            if part.author != author || part.sentBy != nil {
                lines.append("    by \(SafeText.line(part.author))\(sending(part.sentBy))")
            }
            if !part.dkim.isEmpty { lines.append("    DKIM: \(SafeText.line(part.dkim.joined(separator: ", ")))") }
            lines += part.faults.map { "    damaged: \($0); passed on as it is, git am may refuse it" }
            lines += part.added.map { "    + \(SafeText.line($0))" }
            lines += part.leftOut.map { "    not added: \(SafeText.line($0))" }
        }
        lines.append(
            missing.isEmpty
                ? DigestWording.number(parts.count, "patch", "patches") : "\(parts.count) of \(total) patches")
        lines += notTaken.map { "not taken: " + SafeText.line($0) }
        return lines.joined(separator: "\n") + "\n"
    }
}
