public import MailFormat
public import PatchFormat

/// What a pull request, or a series whose cover letter holds one, brings, and which of it was taken.
///
/// `[GIT PULL 07/10]` and `[PATCH net 7/10]` below such a cover letter are patches with a diff; of the others the shortlog has
/// title and author.
public struct PulledPatches: Sendable, Equatable {
    /// A patch that it brings.
    public struct Patch: Sendable, Equatable {
        /// Title of the patch.
        public var title: String
        /// Who wrote it; the shortlog has names without addresses.
        public var author: Mailbox?
        /// `git patch-id --stable` of its diff, where that was posted with the request.
        public var patchID: PatchID?
        /// That it was taken; `nil` where nobody says so.
        public var acceptance: PartStatus.Acceptance?
    }

    /// Message-ID of the request.
    public var id: Series.ID
    /// When it was posted, in seconds since 1970 UTC.
    public var requestedAt: Int64
    /// The patches, those with a diff first.
    public var patches: [Patch]

    /// What a series brings that has the `status`; `nil` where it is not to be pulled.
    public init?(_ series: Series, _ status: SeriesStatus) {
        guard series.isToBePulled else { return nil }
        id = series.id
        requestedAt = series.postedAt
        let acceptances = status.parts.map(\.acceptance)
        // The commit of the merge is none of its patches.
        let isMerged = acceptances.count > 1 && Set(acceptances.map { $0?.commit }).count == 1
        patches = zip(series.parts, acceptances).map { part, acceptance in
            Patch(
                title: part.title, author: part.message.author, patchID: part.message.patchID,
                acceptance: isMerged ? acceptance?.withoutCommit : acceptance)
        }
        // Who took the request took all that its shortlog names.
        let isTaken = status.stateBeforeDormancy == .accepted
        let whole = isTaken ? status.acceptance ?? acceptances.lazy.compactMap { $0 }.first : nil
        var named = Set(patches.map { Self.key($0.title) })
        for entry in series.head.pullRequest?.patches ?? [] where named.insert(Self.key(entry.title)).inserted {
            patches.append(
                Patch(
                    title: entry.title, author: Mailbox(name: entry.author, address: ""),
                    acceptance: whole?.withoutCommit))
        }
    }

    /// What titles are compared by: case does not count, in the letters that SQLite folds.
    static func key(_ title: String) -> String {
        String(decoding: title.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}

extension Series {
    /// Whether it is a pull request or its cover letter holds one: a collection of what was posted before.
    public var isToBePulled: Bool { isPullRequest || head.pullRequest != nil }
}

extension PartStatus.Acceptance {
    /// The same, where it is not known which commit a patch became.
    fileprivate var withoutCommit: Self {
        var acceptance = self
        (acceptance.commit, acceptance.url) = (nil, nil)
        return acceptance
    }
}
