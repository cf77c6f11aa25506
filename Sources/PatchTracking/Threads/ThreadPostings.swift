import PatchFormat

/// Tells by the thread which of its mails post something and which only have the form of a posting.
///
/// * A mail whose diff is that of a patch above it is a reply when somebody else sent it, or when a mark of a reply stands
///   before its subject: it brings the original along unquoted.
/// * A patch under `Re:` is a posting when the author of what it answers sent it under nearly the same title; any other is a
///   proposal.
/// * A mail with the subject of the cover letter above it, and no shortlog or diffstat of its own, is a reply.
/// * A mail without tags that has a shortlog or a diffstat and begins a thread is the cover letter of the numbered patches by
///   the same person that answer it.
struct ThreadPostings {
    /// The postings by the index of their node.
    private(set) var postings: [Int: TrackedMessage] = [:]
    /// The messages that are something else than their mail alone says.
    private(set) var changed: [TrackedMessage] = []

    /// How many postings above a mail are looked at.
    private static let reach = 16

    /// Looks at those of `messages` that are in the thread; `candidates` has the indices of the possible postings among them
    /// by id.
    init(_ thread: MessageThread, of messages: [TrackedMessage], candidates: [TrackedMessage.ID: Int]) {
        var candidate = [Int?](repeating: nil, count: thread.nodes.count)
        var isAny = false
        for (index, node) in thread.nodes.enumerated() where !node.isMissing {
            guard let message = candidates[node.messageID] else { continue }
            candidate[index] = message
            isAny = true
        }
        // Most threads are talk.
        guard isAny else { return }
        // The trailers of the postings that replies with tags are below, by the index of their node.
        var trailers: [Int: Set<Trailer>] = [:]
        // The nearest posting above each node.
        var above = [Int?](repeating: nil, count: thread.nodes.count)
        for (index, node) in thread.nodes.enumerated() {
            above[index] = node.parent.flatMap { postings[$0] == nil ? above[$0] : $0 }
            guard let found = candidate[index] else { continue }
            let message = messages[found]
            if message.mayBeCover {
                let children = node.children.compactMap { child in candidate[child].map { messages[$0] } }
                guard let cover = Self.cover(message, of: children) else { continue }
                postings[index] = cover
                changed.append(cover)
            } else if isReply(message, index, above, node.children.compactMap { candidate[$0].map { messages[$0] } }) {
                var reply = message
                reply.kind = message.notice == nil ? .reply : .notice
                if !message.givenTags.isEmpty {
                    let near = nearest(above: index, above)
                    for node in near where trailers[node] == nil {
                        trailers[node] = Set(postings[node]?.trailers ?? [])
                    }
                    // A tag that a patch above carries is one that the reply brings along with the original.
                    reply.givenTags = message.givenTags.filter { tag in
                        !near.contains { trailers[$0]?.contains(tag) == true }
                    }
                }
                changed.append(reply)
            } else {
                postings[index] = message
            }
        }
    }

    /// The messages with what their threads say of them.
    static func resolved(_ messages: [TrackedMessage], in threads: [MessageThread]) -> [TrackedMessage] {
        let candidates = TrackedMessage.candidates(in: messages)
        var changed: [TrackedMessage.ID: TrackedMessage] = [:]
        for thread in threads {
            for message in ThreadPostings(thread, of: messages, candidates: candidates).changed {
                changed[message.id] = message
            }
        }
        guard !changed.isEmpty else { return messages }
        return messages.map { changed[$0.id] ?? $0 }
    }

    // MARK: Rules

    private func isReply(
        _ message: TrackedMessage, _ index: Int, _ above: [Int?], _ children: [TrackedMessage]
    ) -> Bool {
        let isMarked = message.subject.isReply || message.subject.isForward
        guard let nearest = above[index].flatMap({ postings[$0] }) else { return isMarked }
        switch message.kind {
        case .patch:
            if repeatsPatch(message, isMarked: isMarked, index, above) { return true }
            return isMarked && !revisesPatch(message, index, above)
        case .cover:
            if isMarked { return true }
            guard let cover = cover(withSubjectOf: message, index, above) else { return false }
            if !Self.isByAuthor(message, of: cover) { return true }
            return !message.hasOverview && !children.contains { $0.kind == .patch && !$0.subject.isReply }
        case .pullRequest:
            if isMarked { return true }
            return message.pullRequest?.repository == nil && nearest.kind == .pullRequest
                && Title(nearest.title) == Title(message.title)
        case .notice, .reply, .other: return false
        }
    }

    /// Whether the mail has a new diff for a patch above it: its author sent it, under the same title or nearly so.
    ///
    /// An author who answers a report with "please try this" sends another patch, with a title of its own.
    private func revisesPatch(_ message: TrackedMessage, _ index: Int, _ above: [Int?]) -> Bool {
        let title = Title(message.title)
        return self.above(index, above).contains { posting in
            posting.kind == .patch && Self.isByAuthor(message, of: posting)
                && Title(posting.title).likeness(to: title) >= Title.nearlySame
        }
    }

    /// Whether the diff of a mail is that of a patch above it, which somebody else sent or which it answers under `Re:`.
    private func repeatsPatch(_ message: TrackedMessage, isMarked: Bool, _ index: Int, _ above: [Int?]) -> Bool {
        guard let patchID = message.patchID else { return false }
        return self.above(index, above).contains { posting in
            let isSame = posting.patchID == patchID || posting.attachedPatches.contains { $0.patchID == patchID }
            return isSame && (isMarked || !Self.isByAuthor(message, of: posting))
        }
    }

    /// The cover letter above with the same subject.
    private func cover(withSubjectOf message: TrackedMessage, _ index: Int, _ above: [Int?]) -> TrackedMessage? {
        self.above(index, above).first { posting in
            posting.kind == .cover && posting.subject.version == message.subject.version
                && posting.subject.total == message.subject.total && posting.subject.isRFC == message.subject.isRFC
                && posting.subject.isResend == message.subject.isResend
                && Title(posting.title) == Title(message.title)
        }
    }

    /// The postings above a node, the nearest first.
    private func above(_ index: Int, _ above: [Int?]) -> [TrackedMessage] {
        nearest(above: index, above).compactMap { postings[$0] }
    }

    /// The nodes of these.
    private func nearest(above index: Int, _ above: [Int?]) -> [Int] {
        var found: [Int] = []
        var next = above[index]
        while let index = next, found.count < Self.reach {
            found.append(index)
            next = above[index]
        }
        return found
    }

    /// Whether the author or sender of a posting sent the message.
    private static func isByAuthor(_ message: TrackedMessage, of posting: TrackedMessage) -> Bool {
        PostingKey.isSamePerson(message.sender, posting.sender)
            || PostingKey.isSamePerson(message.sender, posting.author)
    }

    /// The message as the cover letter of the patches that answer it; `nil` where they are not numbered, not by the same person,
    /// or have a cover letter of their own.
    private static func cover(_ message: TrackedMessage, of children: [TrackedMessage]) -> TrackedMessage? {
        let parts = children.filter { child in
            child.kind == .patch && !child.subject.isReply && child.subject.part != nil
                && PostingKey.isSamePerson(child.sender, message.sender)
        }
        guard let first = parts.min(by: { ($0.subject.part ?? 0, $0.id) < ($1.subject.part ?? 0, $1.id) }),
            first.subject.part == 1 || parts.count > 1, !children.contains(where: { $0.kind == .cover })
        else { return nil }
        var cover = message
        cover.kind = .cover
        cover.readAsCover(ofParts: first.subject.total, version: first.subject.version)
        cover.subject.isRFC = first.subject.isRFC
        return cover
    }
}

extension TrackedMessage {
    /// Gives a cover letter without tags the number 0 and the version that its parts say.
    public mutating func readAsCover(ofParts total: Int?, version: Int) {
        guard kind == .cover, subject.part == nil, !subject.isPatch, !subject.isRFC, !subject.isResend,
            !subject.hasVersion
        else { return }
        subject = subject.asCover(ofParts: total, version: version)
        title = subject.title
    }

    /// Those among messages that may be postings by id, as indices: of several messages with one id the first one counts.
    static func candidates(in messages: [TrackedMessage]) -> [TrackedMessage.ID: Int] {
        func isCandidate(_ message: TrackedMessage) -> Bool { message.isPosting || message.mayBeCover }
        var found: [TrackedMessage.ID: Int] = [:]
        for index in messages.indices where isCandidate(messages[index]) { found[messages[index].id] = index }
        // An answer that came first takes the id away from a posting.
        for index in messages.indices {
            guard let known = found[messages[index].id], known != index else { continue }
            if isCanonicallyBefore(messages[index], messages[known]) { found[messages[index].id] = index }
        }
        return found.filter { isCandidate(messages[$0.value]) }
    }
}
