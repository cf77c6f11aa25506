import PatchFormat

/// Finds the patch that a commit was made from, the version that landed among all versions.
///
/// A commit is never made from a mail that was sent later, but clocks differ, and some people commit first and post then.
extension TreeCommit {
    private static let hour: Int64 = 3_600
    private static let day: Int64 = 24 * hour
    /// The same diff counts so much before its mail: lists deliver late, and some people post what they have committed.
    private static let lead = day
    /// The same, where the title is the same, too.
    private static let longLead = 30 * day
    /// A title counts so long, where nobody knows how alike the lines are.
    private static let memory = 365 * day
    /// Lines count so long.
    private static let longMemory = 400 * day
    /// So many lines make a patch with another title, or another author, the same one.
    private static let nearlySame = 0.8
    /// So many make an old one with the same title the same one.
    private static let halfSame = 0.5

    /// The patch among `candidates` that this was made from; nil for none of them.
    ///
    /// A link to a mail with this diff counts before the diff, that before a link alone, then title and author, then the
    /// lines; of several the nearest by lines, then the newest.
    public func origin(among candidates: [PatchCandidate]) -> CommitOrigin? {
        let (linked, identical) = (candidates.filter(isLinked), candidates.filter(isIdentical))
        let titled = candidates.filter { isTitled($0) && (isYoung($0) || $0.likeness ?? 0 >= Self.halfSame) }
        let similar = candidates.filter { isRelated($0) && $0.likeness ?? 0 >= Self.nearlySame }
        return newest(linked.filter(isIdentical), .link) ?? newest(identical.filter(isSameTitle), .patchID)
            ?? newest(linked, .link) ?? newest(identical, .patchID) ?? nearest(titled, .titleAndAuthor)
            ?? nearest(similar, .changedLines)
    }

    /// Those of `candidates` whose lines have to be compared before ``origin(among:)`` can say.
    public func undecided(among candidates: [PatchCandidate]) -> [PatchCandidate] {
        guard !candidates.contains(where: { isLinked($0) || isIdentical($0) }) else { return [] }
        let titled = candidates.filter(isTitled)
        if titled.count == 1, isYoung(titled[0]) { return [] }
        return titled.isEmpty ? candidates.filter(isRelated) : titled
    }

    /// Whether this may have been made from `candidate` by their dates, where its lines say so.
    public func mayBe(_ candidate: PatchCandidate) -> Bool {
        candidate.sentAt <= committedAt + Self.hour && candidate.sentAt >= committedAt - Self.longMemory
    }

    // MARK: Ways to be the same

    private func isSameAuthor(_ candidate: PatchCandidate) -> Bool {
        candidate.author.map { PatchAuthor($0).isSame(as: PatchAuthor(author)) } ?? false
    }

    private func isSameTitle(_ candidate: PatchCandidate) -> Bool {
        candidate.title == title || Title(candidate.title).words == Title(title).words
    }

    /// A link may also lead to what was discussed before, or to a report.
    private func isLinked(_ candidate: PatchCandidate) -> Bool {
        linkedMessageIDs.contains(candidate.messageID)
            && (isSameAuthor(candidate) || isSameTitle(candidate) || hasDiff(of: candidate))
    }

    private func hasDiff(of candidate: PatchCandidate) -> Bool {
        candidate.patchID.map(patchIDs.contains) ?? false
    }

    private func isIdentical(_ candidate: PatchCandidate) -> Bool {
        guard hasDiff(of: candidate) else { return false }
        return candidate.sentAt <= committedAt + Self.lead
            || (candidate.sentAt <= committedAt + Self.longLead && isSameTitle(candidate))
    }

    private func isTitled(_ candidate: PatchCandidate) -> Bool {
        candidate.sentAt <= committedAt + (candidate.isAnnounced ? Self.lead : Self.hour) && isSameTitle(candidate)
            && isSameAuthor(candidate)
    }

    private func isRelated(_ candidate: PatchCandidate) -> Bool {
        mayBe(candidate) && (isSameAuthor(candidate) || isSameTitle(candidate))
    }

    private func isYoung(_ candidate: PatchCandidate) -> Bool { candidate.sentAt >= committedAt - Self.memory }

    // MARK: The best of several

    /// The one posted last before the commit; one with the commit's title counts before others.
    private func newest(_ candidates: [PatchCandidate], _ means: MainlineEvidence.Means) -> CommitOrigin? {
        candidates.max { left, right in
            func rank(_ candidate: PatchCandidate) -> (Int, Int, Int64, String) {
                (
                    candidate.sentAt <= committedAt + Self.hour ? 1 : 0, isSameTitle(candidate) ? 1 : 0,
                    candidate.sentAt, candidate.messageID
                )
            }
            return rank(left) < rank(right)
        }.map { CommitOrigin(messageID: $0.messageID, means: means) }
    }

    private func nearest(_ candidates: [PatchCandidate], _ means: MainlineEvidence.Means) -> CommitOrigin? {
        candidates.max {
            ($0.likeness ?? 0, $0.sentAt, $0.messageID) < ($1.likeness ?? 0, $1.sentAt, $1.messageID)
        }.map { CommitOrigin(messageID: $0.messageID, means: means) }
    }
}
