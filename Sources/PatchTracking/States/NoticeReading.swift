import PatchFormat

/// Which parts of a series were taken, as notices say.
struct NoticeReading {
    /// For each part the notice that counts: the first with a commit, else the first.
    private(set) var acceptances: [Int: PartStatus.Acceptance] = [:]
    /// Whether an author says so who is not known to take patches of others: what the index learns later may count.
    private(set) var isProvisional = false
    /// Who took each part.
    private var takers: [Int: Set<String>] = [:]
    private var wholeTaker: String?
    /// The notice that took a pull request or a series of which no part was received.
    private(set) var whole: PartStatus.Acceptance?

    init(of series: Series, answers: [Answer], people: Participants) {
        let answers = answers.sorted { TrackedMessage.isBefore($0.message, $1.message) }
        for answer in answers {
            guard let notice = answer.message.notice else { continue }
            if notice.isWithdrawal {
                withdraw(answer, notice, series)
                continue
            }
            // An author who writes "applied" speaks of another tree, or of what a reviewer asked for; unless they are the one who
            // takes patches.
            guard notice.isMachineWritten || answer.message.isFromCommitter || !people.include(answer.message.sender)
            else {
                isProvisional = true
                continue
            }
            if notice.entries.isEmpty {
                let target = Self.meansAll(answer, notice, series, answers) ? .series : answer.target
                let numbers =
                    notice.scope == .rest
                    ? rest(of: series, at: target, notice) : Self.parts(of: series, at: target, notice)
                take(answer, notice, ApplicationNotice.Entry(), numbers, series)
            }
            for entry in notice.entries {
                let named = Self.parts(of: series, named: entry, at: answer.target, notice)
                take(answer, notice, entry, named.filter { !notice.exceptions.contains($0) }, series)
            }
        }
    }

    /// Takes back what the same person, or a program, said before: "dropped from my queue".
    private mutating func withdraw(_ answer: Answer, _ notice: ApplicationNotice, _ series: Series) {
        guard let sender = answer.message.sender.map({ PostingKey.person($0) }) else { return }
        let numbers =
            notice.entries.isEmpty
            ? Self.parts(of: series, at: answer.target, notice)
            : notice.entries.flatMap { Self.parts(of: series, named: $0, at: answer.target, notice) }
        for number in numbers where takers[number]?.contains(sender) == true { acceptances[number] = nil }
        if answer.target == .series, wholeTaker == sender { whole = nil }
    }

    private mutating func take(
        _ answer: Answer, _ notice: ApplicationNotice, _ entry: ApplicationNotice.Entry, _ numbers: [Int],
        _ series: Series
    ) {
        let acceptance = PartStatus.Acceptance(
            messageID: answer.message.id, at: answer.message.receivedAt, commit: entry.commit, url: entry.url,
            tree: notice.tree, branch: notice.branch)
        // An entry with a title is one patch: of a series whose patches went to other lists, that is not the whole.
        let isWhole =
            series.isPullRequest || entry.title == series.title
            || entry.title == nil && (entry.part == nil || series.total <= 1)
        let sender = answer.message.sender.map { PostingKey.person($0) } ?? ""
        if answer.target == .series, isWhole, [.answered, .unspecified, .series].contains(notice.scope),
            notice.exceptions.isEmpty,
            whole == nil || (whole?.commit == nil && entry.commit != nil)
        {
            whole = acceptance
            wholeTaker = sender
        }
        for number in numbers {
            takers[number, default: []].insert(sender)
            let known = acceptances[number]
            if known == nil || (known?.commit == nil && entry.commit != nil) { acceptances[number] = acceptance }
        }
    }

    /// Whether "Applied, thanks." in answer to the first patch means all: the series has no cover letter that could be
    /// answered, who says so never answers later parts in that way, and nobody took one of the others or asks for a change.
    private static func meansAll(
        _ answer: Answer, _ notice: ApplicationNotice, _ series: Series, _ answers: [Answer]
    ) -> Bool {
        guard notice.scope == .unspecified, notice.exceptions.isEmpty, series.cover == nil, series.parts.count > 1,
            answer.message.speaksForAllParts,
            case .part(let number) = answer.target, number == series.parts.first?.number
        else { return false }
        let sender = answer.message.sender.map { PostingKey.person($0) }
        return !answers.contains { other in
            guard case .part(let otherNumber) = other.target, otherNumber != number else { return false }
            return other.message.remark != nil || other.message.notice != nil
                || other.message.sender.map { PostingKey.person($0) } == sender
                || other.message.givenTags.contains { ReviewTag.objections.contains($0.key.lowercased()) }
        }
    }

    /// The parts that no notice took so far, except the one that is answered; none where nobody can tell from what it is the rest.
    private func rest(of series: Series, at target: ReviewTag.Target, _ notice: ApplicationNotice) -> [Int] {
        let numbers = series.parts.map(\.number)
        switch target {
        case .part(let number) where numbers.count > 1:
            return numbers.filter { $0 != number && acceptances[$0] == nil && !notice.exceptions.contains($0) }
        case .part: return numbers
        case .series:
            if notice.exceptions.isEmpty, acceptances.isEmpty { return [] }
            return numbers.filter { acceptances[$0] == nil && !notice.exceptions.contains($0) }
        }
    }

    /// The parts that a notice without entries means.
    private static func parts(of series: Series, at target: ReviewTag.Target, _ notice: ApplicationNotice) -> [Int] {
        let numbers: [Int]
        switch (notice.scope, target) {
        case (.some, _), (.rest, _): numbers = []
        case (.answered, .part(let number)) where notice.exceptions.isEmpty,
            (.unspecified, .part(let number)) where notice.exceptions.isEmpty:
            numbers = [number]
        case (.answered, _), (.unspecified, _), (.series, _): numbers = series.parts.map(\.number)
        }
        return numbers.filter { !notice.exceptions.contains($0) }
    }

    /// The parts that an entry means: by title, then by number where that does not contradict the title.
    private static func parts(
        of series: Series, named entry: ApplicationNotice.Entry, at target: ReviewTag.Target,
        _ notice: ApplicationNotice
    ) -> [Int] {
        guard let name = entry.title, !name.isEmpty else {
            guard let number = entry.part else {
                return entry.total == nil ? parts(of: series, at: target, notice) : []
            }
            return entry.total == nil || entry.total == series.total ? [number] : []
        }
        let title = Title(name)
        let isCut = name.hasSuffix("...") || name.hasSuffix("…")
        let named = series.parts.filter { part in
            let other = Title(part.title)
            return other == title || (isCut && other.words.hasPrefix(title.words))
        }
        if let exact = named.first(where: { $0.number == entry.part }) { return [exact.number] }
        if !named.isEmpty { return named.map(\.number) }
        // A maintainer who edits the title while applying keeps the number.
        let renamed = series.parts.filter { part in
            let isMeant = entry.part.map { $0 == part.number && entry.total ?? series.total == series.total } ?? true
            return isMeant && (entry.part != nil || series.parts.count == 1)
                && title.likeness(to: Title(part.title)) >= Title.nearlySame
        }
        guard renamed.isEmpty else { return renamed.map(\.number) }
        // A list of one, in answer to one patch, means that patch, whatever title it was given.
        guard notice.entries.count == 1, entry.total ?? 1 == 1, case .part(let number) = target,
            entry.part == nil || series.total <= 1
        else { return [] }
        return [number]
    }
}
