import PatchFormat

/// How much two series have in common, and what that says about their being versions of one change.
struct SeriesLikeness {
    private let older: SeriesProfile
    private let newer: SeriesProfile
    /// Seconds between them.
    private let distance: Int64
    /// Whether the newer one says to be a later version.
    private let follows: Bool
    /// Whether it says to be the version behind the older one.
    private let isNext: Bool
    /// Whether both say to be the same version.
    private let isRepeated: Bool
    private let hasEqualTitle: Bool
    private let sharedIDs: Int
    private let sharedParts: Int
    private let sharedFiles: Int
    private let isSameAuthor: Bool
    private let fewest: Int
    private let most: Int

    /// Compares two; `nil` where they cannot be of one change whatever they share.
    ///
    /// That is: other branches, one is to be pulled, one is a copy of a commit and the other is not, or one reverts the other.
    init?(older: SeriesProfile, newer: SeriesProfile) {
        hasEqualTitle = older.title.title == newer.title.title
        guard older.branches == newer.branches, older.series.isPullRequest == newer.series.isPullRequest,
            older.isToBePulled == newer.isToBePulled || hasEqualTitle,
            older.isBackport == newer.isBackport || !older.branches.isEmpty
        else { return nil }
        self.older = older
        self.newer = newer
        distance = abs(newer.firstReceivedAt - older.firstReceivedAt)
        follows = VersionOrder.canFollow(newer.series, older.series)
        isNext = VersionOrder.isNext(newer.series, older.series)
        isRepeated = VersionOrder.isSame(newer.series, older.series)
        sharedIDs = Self.shared(older.patchIDs, newer.patchIDs)
        sharedParts = max(sharedIDs, Self.shared(older.partTitles, newer.partTitles))
        sharedFiles = Self.shared(older.files, newer.files)
        isSameAuthor = !older.people.isDisjoint(with: newer.people)
        fewest = min(older.series.parts.count, newer.series.parts.count)
        most = max(older.series.parts.count, newer.series.parts.count)
        if reverts(older, newer) || reverts(newer, older) { return nil }
    }

    /// How many elements two sets have in common, without making a third one.
    private static func shared<Element>(_ left: Set<Element>, _ right: Set<Element>) -> Int {
        left.count > right.count ? shared(right, left) : left.count(where: right.contains)
    }

    private func reverts(_ one: SeriesProfile, _ other: SeriesProfile) -> Bool {
        guard other.reverted == nil, let reverted = one.reverted else { return false }
        return reverted.percent(to: other.title) >= Title.nearlySame || other.partTitles.contains(reverted.title.words)
    }

    /// How alike the titles are, in percent.
    private var titles: Int { hasEqualTitle ? 100 : older.title.percent(to: newer.title) }
    /// At least half of the smaller one is in the other.
    ///
    /// One patch that went into a long series is not a version of it.
    private func isHalfIncluded(_ titles: Int) -> Bool {
        isHalf(sharedParts, of: fewest) && (fewest > 1 || most <= 3 || titles >= Title.nearlySame)
    }
    /// Much of the smaller one's files, in percent.
    private var fileOverlap: Int {
        let fewestFiles = min(older.files.count, newer.files.count)
        return fewestFiles == 0 ? 0 : 100 * sharedFiles / fewestFiles
    }

    /// At least half of the files of either.
    private var changesSameFiles: Bool { isHalf(sharedFiles, of: max(older.files.count, newer.files.count)) }
    private var hasUnknownFiles: Bool { older.files.isEmpty || newer.files.isEmpty }
    /// Whether the title says more than "fix build".
    private var isTelling: Bool { newer.title.title.rest.utf8.count { $0 == 0x20 } >= 2 }
    private var isForSameTree: Bool { older.trees == newer.trees }

    private func isHalf(_ count: Int, of total: Int) -> Bool { count > 0 && count * 2 >= total }

    /// A lower version that comes a day or more after a higher one, by somebody else or for another tree or part of it, goes its own
    /// way.
    private var isDoubtful: Bool {
        newer.series.version < older.series.version && newer.series.isRFC == older.series.isRFC
            && distance >= VersionOrder.disorder
            && (!isSameAuthor || !isForSameTree || older.title.title.prefix != newer.title.title.prefix)
    }

    // MARK: The verdict

    private static let day: Int64 = 86_400
    /// How long after a version its next one can be recognised by author and title alone.
    private static let nextReach = 200 * day
    /// How long after a posting a title that is only alike says nothing any more.
    private static let alikeReach = 365 * day

    /// What ties the two and how far that can be believed; `nil` where nothing does.
    func link() -> VersionLink? {
        if let id = newer.series.changeID, id == older.series.changeID {
            return link([.changeID(id)] + [namedEvidence, answerEvidence].compactMap { $0 }, .sameChangeID)
        }
        guard !isDoubtful else { return nil }
        let named = namedEvidence
        let answered = answerEvidence
        if isSameAuthor, hasEqualTitle, distance <= Self.nextReach {
            let isSurelySame =
                sharedParts > 0 && fewest > 1 || sharedIDs > 0 || (most == 1 && fileOverlap >= 25)
                || named != nil || answered != nil
            if isNext, isSurelySame { return link([named, answered, titleEvidence(100)], .nextVersion) }
            if isNext, isTelling ? isForSameTree || hasUnknownFiles || sharedFiles > 0 : fileOverlap >= 25 {
                return link([titleEvidence(100)], .nextTitle)
            }
            if isRepeated, isPostedAgain(answered != nil) {
                return link([named, answered, titleEvidence(100)], .repeated)
            }
        }
        // Most pairs that are looked at have a file and an author in common, and nothing else.
        if named == nil, answered == nil, sharedParts == 0,
            !isSameAuthor || !follows || sharedFiles == 0 && !hasUnknownFiles
        {
            return nil
        }
        let titles = titles
        let strengths = [
            named == nil ? nil : strengthOfName(titles), answered == nil ? nil : strengthOfAnswer(titles),
            strengthOfPatches(titles), strengthOfTitle(titles),
        ]
        guard let strength = strengths.lazy.compactMap({ $0 }).min() else { return nil }
        return link([named, answered, titleEvidence(titles)], strength)
    }

    private func link(_ evidence: [VersionEvidence?], _ strength: VersionLink.Strength) -> VersionLink {
        var evidence = evidence.compactMap { $0 }
        if sharedIDs > 0, strength != .sameChangeID { evidence.append(.patchIDs(shared: sharedIDs, of: fewest)) }
        if evidence.isEmpty { evidence = [.titleAndFiles(similarity: titles, sharedFiles: sharedFiles)] }
        evidence.sort { $0.rank < $1.rank }
        return VersionLink(older: older.id, newer: newer.id, evidence: evidence, strength: strength)
    }

    /// The same version once more: some of the same files or parts, or sent as an answer to the first.
    private func isPostedAgain(_ isAnswer: Bool) -> Bool {
        // A cover letter alone, and then the whole.
        if fewest == 0 {
            return isForSameTree && distance <= 30 * Self.day && !older.isToBePulled && !newer.isToBePulled
        }
        if most > 1 { return isHalf(sharedParts, of: most) }
        return isForSameTree && (fileOverlap >= 50 || sharedIDs > 0 || isAnswer)
    }

    // MARK: Evidence

    private var namedEvidence: VersionEvidence? {
        guard
            let link = newer.links.filter({ older.messageIDs.contains($0.to) }).min(by: {
                ($0.to, $0.from) < ($1.to, $1.from)
            })
        else { return nil }
        return .changelogLink(from: link.from, to: link.to)
    }

    private var answerEvidence: VersionEvidence? {
        let head = newer.series.head
        guard !head.ancestors.isEmpty, older.series.threadID == newer.series.threadID else { return nil }
        if let answered = head.ancestors.last(where: older.messageIDs.contains) {
            return .replyChain(from: head.id, to: answered)
        }
        return head.id != newer.series.threadID ? .replyChain(from: head.id, to: older.series.head.id) : nil
    }

    private func titleEvidence(_ titles: Int) -> VersionEvidence? {
        isSameAuthor && (titles >= Title.nearlySame || isHalf(sharedParts, of: most))
            ? .titleAndFiles(similarity: titles, sharedFiles: sharedFiles) : nil
    }

    // MARK: Strength

    /// A link counts where the rest fits: changelogs link to what a change depends on and to discussions, too.
    private func strengthOfName(_ titles: Int) -> VersionLink.Strength? {
        let isNear = titles >= Title.nearlySame
        guard follows else {
            guard isHalf(sharedParts, of: most) || (isSameAuthor && hasEqualTitle && !isRepeated) else { return nil }
            return isSameAuthor ? .named : .ofAnotherAuthor
        }
        if isSameAuthor {
            if newer.superseded.contains(where: older.messageIDs.contains) { return .named }
            if hasEqualTitle || isHalf(sharedParts, of: most) || (isNear && fileOverlap >= 50) { return .named }
            if isNear || isHalfIncluded(titles) || (isNext && changesSameFiles) { return .alike }
            return nil
        }
        return (isNear && isNext) || (isHalf(sharedParts, of: most) && sharedParts > 1) ? .ofAnotherAuthor : nil
    }

    private func strengthOfAnswer(_ titles: Int) -> VersionLink.Strength? {
        guard follows else { return nil }
        let isDirect =
            older.messageIDs.contains(newer.series.threadID)
            || newer.series.head.ancestors.contains(where: older.messageIDs.contains)
        let isNear = titles >= Title.nearlySame
        if isSameAuthor {
            if isNear || sharedParts > 0 { return isDirect || hasEqualTitle ? .answered : .alike }
            // What says to be the next version, in answer to the one before, may have another title and other files.
            let saysSo = isNext && newer.series.version > 1 && most <= 1
            return isDirect && (hasUnknownFiles || fileOverlap >= 50 || saysSo) ? .alike : nil
        }
        return isHalfIncluded(titles) && (isNear || sharedIDs > 0) ? .ofAnotherAuthor : nil
    }

    private func strengthOfPatches(_ titles: Int) -> VersionLink.Strength? {
        guard isHalf(sharedIDs, of: fewest), isHalfIncluded(titles) else { return nil }
        let isNear = titles >= Title.nearlySame
        guard isSameAuthor else {
            // Who takes over somebody's work takes much of it; one patch of three is a maintainer's collection.
            let takesMost = isNear ? isHalf(sharedIDs, of: most) : sharedIDs >= 3 && sharedIDs * 3 >= most * 2
            return follows && isNext && takesMost ? .ofAnotherAuthor : nil
        }
        let total = max(most, older.series.total, newer.series.total)
        // Patches of a smaller change that went into another one's later version do not make it that change.
        guard isNear || isNext || isHalf(sharedParts, of: total) else { return nil }
        // The same version again without a word: a posting repeated, or a new change under another title.
        guard follows || (isHalf(sharedIDs, of: total) && (isNear || sharedIDs > 1)) else { return nil }
        return .samePatches
    }

    private func strengthOfTitle(_ titles: Int) -> VersionLink.Strength? {
        guard follows, isSameAuthor else { return nil }
        if hasEqualTitle, sharedParts > 0 && fewest > 1 || fileOverlap >= (isTelling ? 25 : 50) { return .sameTitle }
        guard distance <= Self.alikeReach else { return nil }
        // The lone patch that became a series with a cover, or the other way round.
        if isNext, distance <= Self.nextReach, sharedFiles > 0, hasTitleOfPart {
            // One patch of a long series is a version of it only where it says to be.
            return most <= (newer.series.version > 1 ? 8 : 3) * fewest ? .samePatches : nil
        }
        // The next version of some parts, under another title.
        if isNext, distance <= Self.nextReach, sharedFiles > 0, isHalf(sharedParts, of: fewest), most <= 8 * fewest {
            return .alike
        }
        guard titles >= Title.nearlySame || isHalf(sharedParts, of: most) else { return nil }
        let isSameWork = sharedParts > 0 && fewest > 1 || fileOverlap >= (isTelling ? 25 : 50)
        return isSameWork ? .alike : nil
    }

    /// Whether the title of one is that of a part of the other.
    private var hasTitleOfPart: Bool {
        isTelling && older.partTitles.contains(newer.title.title.words)
            || older.title.title.rest.utf8.count { $0 == 0x20 } >= 2
                && newer.partTitles.contains(older.title.title.words)
    }
}
