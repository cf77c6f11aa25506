import PatchFormat

/// Which parts of a series were taken, as notices say.
struct NoticeReading {
    /// For each part the notice that counts: the first with a commit, else the first.
    private(set) var acceptances: [Int: PartStatus.Acceptance] = [:]
    /// The notice that took a pull request or a series of which no part was received.
    private(set) var whole: PartStatus.Acceptance?

    init(of series: Series, answers: [Answer], people: Participants) {
        for answer in answers.sorted(by: { TrackedMessage.isBefore($0.message, $1.message) }) {
            guard let notice = answer.message.notice else { continue }
            // An author who writes "applied" speaks of another tree, or of what a reviewer asked for.
            guard notice.isMachineWritten || !people.include(answer.message.sender) else { continue }
            if notice.entries.isEmpty {
                take(answer, notice, ApplicationNotice.Entry(), Self.parts(of: series, at: answer.target), series)
            }
            for entry in notice.entries {
                take(answer, notice, entry, Self.parts(of: series, named: entry, at: answer.target), series)
            }
        }
    }

    private mutating func take(
        _ answer: Answer, _ notice: ApplicationNotice, _ entry: ApplicationNotice.Entry, _ numbers: [Int],
        _ series: Series
    ) {
        let acceptance = PartStatus.Acceptance(
            messageID: answer.message.id, at: answer.message.receivedAt, commit: entry.commit, url: entry.url,
            tree: notice.tree, branch: notice.branch)
        // An entry with a title is one patch: of a series whose patches went to other lists, that is not the whole.
        let isWhole = series.isPullRequest || entry.title == nil || entry.title == series.title
        if answer.target == .series, isWhole, whole == nil || (whole?.commit == nil && entry.commit != nil) {
            whole = acceptance
        }
        for number in numbers {
            let known = acceptances[number]
            if known == nil || (known?.commit == nil && entry.commit != nil) { acceptances[number] = acceptance }
        }
    }

    private static func parts(of series: Series, at target: ReviewTag.Target) -> [Int] {
        switch target {
        case .series: series.parts.map(\.number)
        case .part(let number): [number]
        }
    }

    /// The parts that an entry means: by title, then by number where that does not contradict the title.
    private static func parts(
        of series: Series, named entry: ApplicationNotice.Entry, at target: ReviewTag.Target
    ) -> [Int] {
        guard let name = entry.title, !name.isEmpty else {
            guard let number = entry.part else { return entry.total == nil ? parts(of: series, at: target) : [] }
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
        return renamed.map(\.number)
    }
}
