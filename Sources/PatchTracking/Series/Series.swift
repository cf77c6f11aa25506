public import MailFormat

/// One version of a change as it was posted, `[PATCH v3 00/23]` to `[PATCH v3 23/23]`.
///
/// A lone patch is a series of one.
public struct Series: Sendable, Equatable, Identifiable {
    /// Message-ID of the cover letter, else of the lowest part that was posted with it.
    public var id: String { head.id }
    /// The `3` of `v3`; 1 where the subject says none.
    public var version: Int
    /// The `1` of `v3.1`.
    public var versionMinor: Int?
    /// Whether it is a request for comments.
    public var isRFC: Bool
    /// Whether it is posted again unchanged.
    public var isResend: Bool
    /// Whether it is or comes with a pull request.
    public var isPullRequest: Bool
    /// The other words of the tag: trees, topics and branches, as the cover or first part has them.
    public var tags: [String]
    /// How many parts it says to have; 0 for a pull request without patches.
    public var total: Int
    /// The cover letter, or the pull request.
    public var cover: TrackedMessage?
    /// The parts that were received, by number.
    public var parts: [Part]
    /// Further mails with the number of the cover.
    public var repeatedCovers: [TrackedMessage]
    /// Root of the thread in which it begins (see ``MessageThread/id``).
    public var threadID: String
    /// The cover letter of the older version some of whose parts this one sends again (see ``Part/carriedFrom``).
    public var carriedCover: TrackedMessage?
    /// Parts that strangers sent where others are missing; they are none of it.
    public var offered: [TrackedMessage] = []

    /// Makes a series from its parts; with a cover or at least one part.
    public init(
        version: Int = 1, versionMinor: Int? = nil, isRFC: Bool = false, isResend: Bool = false,
        isPullRequest: Bool = false, tags: [String] = [], total: Int, cover: TrackedMessage? = nil, parts: [Part],
        repeatedCovers: [TrackedMessage] = [], threadID: String
    ) {
        precondition(cover != nil || !parts.isEmpty, "a series has at least one message")
        self.version = version
        self.versionMinor = versionMinor
        self.isRFC = isRFC
        self.isResend = isResend
        self.isPullRequest = isPullRequest
        self.tags = tags
        self.total = total
        self.cover = cover
        self.parts = parts
        self.repeatedCovers = repeatedCovers
        self.threadID = threadID
    }
}

extension Series {
    /// The message that stands for the whole: the cover, else the lowest part that was posted with it.
    public var head: TrackedMessage { cover ?? (parts.first { !$0.isCarried } ?? parts[0]).message }
    /// Title of the cover, be it that of the version whose other parts it keeps, else of the lowest part.
    public var title: String { (cover ?? carriedCover ?? head).title }
    /// The parts that were posted with it.
    public var ownParts: [Part] { parts.contains(where: \.isCarried) ? parts.filter { !$0.isCarried } : parts }
    /// Who wrote the cover, else the lowest part.
    public var author: Mailbox? { head.author }
    /// Who sent it.
    public var sender: Mailbox? { head.sender }

    /// Every message that was posted with it, each once: cover, parts, replaced and repeated ones.
    public var messages: [TrackedMessage] {
        var messages = (cover.map { [$0] } ?? []) + repeatedCovers
        for part in ownParts where part.message.attachment == nil {
            messages += [part.message] + part.replaced + part.repeated
        }
        return messages
    }
    /// When its first message was received, in seconds since 1970 UTC.
    public var firstReceivedAt: Int64 {
        var first = head.receivedAt
        for part in parts where !part.isCarried {
            first = min(first, part.message.receivedAt)
            for message in part.replaced { first = min(first, message.receivedAt) }
            for message in part.repeated { first = min(first, message.receivedAt) }
        }
        return repeatedCovers.reduce(first) { min($0, $1.receivedAt) }
    }
    /// When its first message was posted, in seconds since 1970 UTC (see ``TrackedMessage/postedAt``): what people call its day.
    public var postedAt: Int64 { messages.lazy.map(\.postedAt).min()! }
    /// When its last message was received, in seconds since 1970 UTC.
    public var lastReceivedAt: Int64 { messages.lazy.map(\.receivedAt).max()! }

    /// How many parts its subjects say, without those that were put between others.
    public var statedTotal: Int { total - parts.count { $0.label != String($0.number) && $0.label.contains(".") } }
    /// Numbers of the parts that were never received.
    public var missingParts: [Int] {
        guard total > 0 else { return [] }
        let received = Set(parts.map(\.number))
        return (1...min(total, Self.mostParts)).filter { !received.contains($0) }
    }
    /// Numbers of the parts that came more than once under the same version.
    public var repeatedParts: [Int] { parts.lazy.filter { !$0.repeated.isEmpty }.map(\.number) }
    /// Whether every part was received.
    public var isComplete: Bool { missingParts.isEmpty }
    /// The `change-id` that its head or, where that has none, any part names.
    public var changeID: String? {
        head.changeID ?? ownParts.lazy.compactMap(\.message.changeID).min()
    }

    /// A total beyond this is a slip of the pen, or an attack; parts above it count only when they were received.
    static let mostParts = 10_000

    /// The part with this number.
    public func part(_ number: Int) -> Part? { parts.first { $0.number == number } }
}
