public import MailFormat
public import PatchFormat
public import PatchTracking

/// A series as an mbox that `git am` takes: the parts in order, each with the review tags that it was given.
public struct SeriesMailbox: Sendable, Equatable {
    /// One patch.
    public struct Part: Sendable, Equatable {
        /// Its position, from 1.
        public var number: Int
        /// Its number as its subject has it.
        public var label: String
        /// The older version that it was taken from, where the newer one consists of some parts sent again.
        public var carriedFrom: Series.ID?
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
        /// What is wrong with its diff, so that `git am` may refuse it; empty for most.
        public var faults: [String]
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
        let tags = PartTags(tags)
        parts = series.parts.compactMap { part -> Part? in
            guard let (message, whole) = mail(part.message) else { return nil }
            let parsed = whole.attached(part.message.attachment)
            guard let patch = parsed.patch else { return nil }
            var tagging = Tagging(carried: patch.trailers)
            for tag in tags.tags(forPart: part.number) {
                tagging.add(tag, standing: standings.standing(of: tag.messageID))
            }
            var added = tagging.added
            let isLinked = patch.trailers.contains { $0.key == "Link" && $0.value.contains(part.message.id) }
            if let linkPrefix, !isLinked { added.append(Trailer(key: "Link", value: linkPrefix + part.message.id)) }
            let diff = OriginalDiff(of: patch, in: message)
            let composer = PatchComposer(part: part, series: series, message: message, mail: parsed, patch: patch)
            return Part(
                number: part.number, label: part.label, carriedFrom: part.carriedFrom, title: parsed.title,
                author: parsed.author?.description ?? "",
                dkim: message.authenticationResults.dkim.map { "\($0.result) \($0.domain)" }, added: tagging.added,
                leftOut: tagging.leftOut, faults: diff.faults,
                bytes: composer.bytes(adding: added, diff: diff.bytes))
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
        guard standing != .known, tag.isPersonal, let named = tag.trailer.mailbox else { return tag.isOwn }
        return tag.sender?.address.lowercased() == named.address.lowercased()
    }

    private static func name(_ trailer: Trailer) -> String {
        trailer.key.lowercased() + ":" + (trailer.mailbox?.address ?? trailer.value).lowercased()
    }
}
