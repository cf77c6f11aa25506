/// What the sentences of one mail say together about patches that were taken.
struct PersonalNotice {
    private var first: ApplicationSentence
    private var parts: [Int]
    private var exceptions: [Int]
    private let entries: NoticeEntries
    private let place: TreeName
    private(set) var sentenceCount = 1

    init(_ sentence: ApplicationSentence, entries: NoticeEntries, place: TreeName) {
        first = sentence
        parts = sentence.parts
        exceptions = sentence.exceptions
        self.entries = entries
        self.place = place
    }

    /// Takes a later sentence: "Applied 1 and 2. Patch 5 also merged."
    mutating func add(_ sentence: ApplicationSentence) {
        sentenceCount += 1
        guard sentence.isWithdrawal == first.isWithdrawal else {
            // "Applied. I dropped patch 3."
            if !first.isWithdrawal, !sentence.parts.isEmpty { exceptions += sentence.parts }
            return
        }
        if !parts.isEmpty { parts += sentence.parts.filter { !parts.contains($0) } }
    }

    /// The notice in an answer under `subject`; `nil` where it is about another version.
    func notice(subject: PatchSubject) -> ApplicationNotice? {
        // "I already applied v1", said to v2.
        if let version = first.version, version != subject.version, subject.isPatch { return nil }
        var notice = ApplicationNotice(
            tree: place.tree, branch: place.branch, entries: entries.entries,
            isMachineWritten: entries.isMachineWritten,
            scope: first.scope, exceptions: Self.counted(exceptions, subject), isWithdrawal: first.isWithdrawal)
        if notice.entries.isEmpty {
            var parts = parts
            if parts.isEmpty, !first.additions.isEmpty, let own = subject.part, own > 0 {
                parts = [own] + first.additions.filter { $0 != own }
            }
            notice.entries = Self.counted(parts, subject).map { ApplicationNotice.Entry(part: $0) }
            takeOpenRange(subject, into: &notice)
            if !parts.isEmpty, notice.entries.isEmpty { notice.scope = .some }
            if notice.entries.isEmpty, let commit = first.commit, [.answered, .unspecified].contains(notice.scope) {
                notice.entries = [ApplicationNotice.Entry(commit: commit)]
            } else if notice.entries.count == 1 {
                notice.entries[0].commit = first.commit
            }
        }
        // "I've applied the fix", said to one part or to a lone patch, means what it answers.
        if notice.scope == .some, !first.isPartial, notice.exceptions.isEmpty, parts.isEmpty, subject.part ?? 1 > 0 {
            notice.scope = .answered
        }
        return notice
    }

    /// Adds the numbers of "patches 11 and up", where the length of the series is known; none are known without it.
    private func takeOpenRange(_ subject: PatchSubject, into notice: inout ApplicationNotice) {
        guard let start = first.openFrom else { return }
        guard let total = subject.total, start <= total, total < 1_000 else {
            notice.entries = []
            return
        }
        for number in start...total where !notice.entries.contains(where: { $0.part == number }) {
            notice.entries.append(ApplicationNotice.Entry(part: number))
        }
    }

    /// Numbers counted from the end become those of the series, where its length is known.
    private static func counted(_ numbers: [Int], _ subject: PatchSubject) -> [Int] {
        numbers.compactMap { number in
            guard number < 0 else { return number }
            return subject.total.map { $0 + number + 1 }.flatMap { $0 > 0 ? $0 : nil }
        }
    }
}
