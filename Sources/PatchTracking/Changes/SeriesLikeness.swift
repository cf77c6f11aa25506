import PatchFormat

/// How much two series have in common, and what that says about their being versions of one work.
struct SeriesLikeness {
    private let older: SeriesProfile
    private let newer: SeriesProfile
    /// Whether the newer one says to be a later version.
    private let follows: Bool
    private let titles: Int
    private let sharedIDs: Int
    private let sharedParts: Int
    private let sharedFiles: Int
    private let isSameAuthor: Bool
    private let fewest: Int
    private let most: Int

    /// Compares two; `nil` where they cannot be of one work whatever they share: other branches, or one is to be pulled.
    init?(older: SeriesProfile, newer: SeriesProfile) {
        guard older.branches == newer.branches, older.series.isPullRequest == newer.series.isPullRequest else {
            return nil
        }
        self.older = older
        self.newer = newer
        follows = VersionOrder.canFollow(newer.series, older.series)
        titles = older.title.likeness(to: newer.title)
        sharedIDs = Self.shared(older.patchIDs, newer.patchIDs)
        sharedParts = max(sharedIDs, Self.shared(older.partTitles, newer.partTitles))
        sharedFiles = Self.shared(older.files, newer.files)
        isSameAuthor = !older.people.isDisjoint(with: newer.people)
        fewest = min(older.series.parts.count, newer.series.parts.count)
        most = max(older.series.parts.count, newer.series.parts.count)
    }

    /// How many elements two sets have in common, without making a third one.
    private static func shared<Element>(_ left: Set<Element>, _ right: Set<Element>) -> Int {
        left.count > right.count ? shared(right, left) : left.count(where: right.contains)
    }

    private var hasSameTitle: Bool { titles >= Title.nearlySame }
    /// At least half of the smaller one is in the other.
    ///
    /// One patch that went into a long series is not a version of it.
    private var isHalfIncluded: Bool { isHalf(sharedParts, of: fewest) && (fewest > 1 || most <= 3 || hasSameTitle) }
    /// Much of the smaller one's files, in percent.
    private var fileOverlap: Int {
        let fewestFiles = min(older.files.count, newer.files.count)
        return fewestFiles == 0 ? 0 : 100 * sharedFiles / fewestFiles
    }

    /// At least half of the files of either.
    private var changesSameFiles: Bool { isHalf(sharedFiles, of: max(older.files.count, newer.files.count)) }

    private func isHalf(_ count: Int, of total: Int) -> Bool { count > 0 && count * 2 >= total }

    /// Everything that ties the two, strongest first; empty where nothing does.
    var evidence: [VersionEvidence] {
        [changeID, changelogLink, replyChain, patchIDs, titleAndFiles].compactMap { $0 }
    }

    private var changeID: VersionEvidence? {
        guard let id = newer.series.changeID, id == older.series.changeID else { return nil }
        return .changeID(id)
    }

    /// A link counts where the rest fits: changelogs link to what a work depends on and to discussions, too.
    private var changelogLink: VersionEvidence? {
        guard
            let link = newer.links.filter({ older.messageIDs.contains($0.to) }).min(by: {
                ($0.to, $0.from) < ($1.to, $1.from)
            })
        else { return nil }
        let isNext = newer.series.version == older.series.version + 1
        let isVersion =
            follows
            ? hasSameTitle || isHalfIncluded || (isSameAuthor && isNext && changesSameFiles)
            : isHalf(sharedParts, of: most)
                || (isSameAuthor && titles == 100 && newer.series.version != older.series.version)
        return isVersion ? .changelogLink(from: link.from, to: link.to) : nil
    }

    private var replyChain: VersionEvidence? {
        let head = newer.series.head
        guard follows, !head.ancestors.isEmpty, older.series.threadID == newer.series.threadID else { return nil }
        let answered = head.ancestors.last(where: older.messageIDs.contains)
        guard answered != nil || head.id != newer.series.threadID else { return nil }
        let isSameWork =
            isSameAuthor
            ? hasSameTitle || sharedParts > 0 || sharedFiles > 0 || (answered != nil && hasUnknownFiles)
            : isHalfIncluded && (hasSameTitle || sharedIDs > 0)
        return isSameWork ? .replyChain(from: head.id, to: answered ?? older.series.head.id) : nil
    }

    private var patchIDs: VersionEvidence? {
        guard isHalf(sharedIDs, of: fewest), isHalfIncluded else { return nil }
        // Patches of a smaller work that went into another one's later version do not make it that work.
        let isNext = newer.series.version == older.series.version + 1 || older.series.isRFC != newer.series.isRFC
        guard hasSameTitle || isNext || isHalf(sharedParts, of: most) else { return nil }
        // The same version again without a word: a posting repeated, or a work begun anew under another title.
        let total = max(most, older.series.total, newer.series.total)
        guard follows || (isSameAuthor && isHalf(sharedIDs, of: total) && (hasSameTitle || sharedIDs > 1)) else {
            return nil
        }
        return .patchIDs(shared: sharedIDs, of: fewest)
    }

    private var titleAndFiles: VersionEvidence? {
        guard follows, isSameAuthor, hasSameTitle || isHalf(sharedParts, of: most) else { return nil }
        let isTelling = title(of: newer).count(where: { $0 == " " }) >= 2
        let isSameWork =
            sharedParts > 0 && fewest > 1
            || (isTelling ? fileOverlap >= 25 : fileOverlap >= 50)
            || (hasUnknownFiles && isTelling && titles == 100 && newer.series.version == older.series.version + 1)
        return isSameWork ? .titleAndFiles(similarity: titles, sharedFiles: sharedFiles) : nil
    }

    private func title(of profile: SeriesProfile) -> String { profile.title.rest }
    private var hasUnknownFiles: Bool { older.files.isEmpty || newer.files.isEmpty }
}
