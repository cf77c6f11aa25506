public import MailFormat
public import PatchFormat
public import PatchTracking

/// A series as an mbox that `git am` takes: the parts in order, each with the review tags that it was given.
public struct SeriesMailbox: Sendable, Equatable {
    /// One patch.
    public struct Part: Sendable, Equatable {
        /// Its number.
        public var number: Int
        /// Its title.
        public var title: String
        /// Who wrote it, `Name <address>`.
        public var author: String
        /// What Authentication-Results say of DKIM: `pass example.org`; empty where nothing says so.
        public var dkim: [String]
        /// The tags that were added to those that it carried.
        public var added: [Trailer]
        /// Tags that were left out, each with the reason.
        public var leftOut: [String]
        /// The mail.
        public var bytes: [UInt8]
    }

    /// The patches, in order.
    public var parts: [Part]

    /// The mails, one behind the other.
    public var bytes: [UInt8] { parts.flatMap(\.bytes) }

    /// Makes the mails of a series.
    ///
    /// - Parameters:
    ///   - tags: what was given in replies.
    ///   - standings: who among those who gave tags is a stranger.
    ///   - linkPrefix: when set, each patch gets a `Link:` to this with its Message-ID behind it.
    ///   - mail: the parsed mail of a part.
    public init(
        _ series: Series, tags: ReviewTags, standings: Standings = Standings(), linkPrefix: String? = nil,
        mail: (TrackedMessage) -> (message: Message, mail: PatchMail)?
    ) {
        parts = series.parts.compactMap { part -> Part? in
            guard let (message, parsed) = mail(part.message), let patch = parsed.patch else { return nil }
            var tagging = Tagging(carried: patch.trailers)
            for tag in tags.tags(forPart: part.number) {
                tagging.add(tag, standing: standings.standing(of: tag.messageID))
            }
            var added = tagging.added
            if let linkPrefix { added.append(Trailer(key: "Link", value: linkPrefix + part.message.id)) }
            let composer = PatchComposer(part: part, series: series, message: message, mail: parsed, patch: patch)
            return Part(
                number: part.number, title: parsed.title, author: parsed.author?.description ?? "",
                dkim: message.authenticationResults.dkim.map { "\($0.result) \($0.domain)" }, added: tagging.added,
                leftOut: tagging.leftOut,
                bytes: composer.bytes(adding: added))
        }
    }
}

/// Decides which tags a patch gets.
struct Tagging {
    private(set) var added: [Trailer] = []
    private(set) var leftOut: [String] = []
    private var known: Set<String>

    init(carried: [Trailer]) {
        known = Set(carried.map(Self.name))
    }

    mutating func add(_ tag: ReviewTag, standing: Standing) {
        guard !tag.isObjection, !known.contains(Self.name(tag.trailer)) else { return }
        guard Self.isOwn(tag, standing: standing) else {
            leftOut.append("\(tag.key): \(tag.trailer.value) (sent by \(tag.sender?.description ?? "nobody"))")
            return
        }
        known.insert(Self.name(tag.trailer))
        added.append(tag.trailer)
    }

    /// A tag counts when the one who sent it is the one it names: by address, or by name where somebody who is known writes
    /// from two.
    private static func isOwn(_ tag: ReviewTag, standing: Standing) -> Bool {
        guard standing != .known, let named = tag.trailer.mailbox else { return tag.isOwn }
        return tag.sender?.address.lowercased() == named.address.lowercased()
    }

    private static func name(_ trailer: Trailer) -> String {
        trailer.key.lowercased() + ":" + (trailer.mailbox?.address ?? trailer.value).lowercased()
    }
}
