import PatchFormat

extension PartCluster {
    /// The series that the mails make: one, or two where a request for comments and a posting in earnest got mixed.
    func series() -> [Series] {
        if mails.count == 1, !first.attachedPatches.isEmpty { return [Series(attachedTo: first, threadID: threadID)] }
        let (comments, earnest) = (
            mails.filter { $0.message.subject.isRFC }, mails.filter { !$0.message.subject.isRFC }
        )
        let common = Set(comments.map(\.number)).intersection(earnest.map(\.number))
        guard !comments.isEmpty, common.count > 1 || common.contains(0) else { return [assembled()] }
        return [comments, earnest].enumerated().map { index, mails in
            var half = with(mails)
            if index == 0 {
                half.replacements = []
                half.resent = []
                half.inserted = []
            }
            return half.assembled()
        }
    }

    private func assembled() -> Series {
        if isInserted { return insertedAlone() }
        var covers = mails.filter { $0.number == 0 }.map(\.message)
        var byNumber = Dictionary(grouping: mails.filter { $0.number > 0 }, by: \.number).mapValues {
            $0.map(\.message)
        }
        // "[PATCH 0/1]" with a diff: an author who counts from 0.
        if let patch = covers.first(where: \.hasDiff), byNumber[1] == nil {
            covers.removeAll { $0.id == patch.id }
            byNumber[1] = [patch]
        }
        // Of several covers the one counts that the parts answer.
        if covers.count > 1 {
            let answered = Set(mails.lazy.filter { $0.number > 0 }.flatMap(\.message.ancestors))
            if let index = covers.firstIndex(where: { answered.contains($0.id) }) {
                covers.insert(covers.remove(at: index), at: 0)
            }
        }
        for mail in resent { byNumber[mail.number, default: []].append(mail.message) }
        let replacing = Dictionary(grouping: replacements, by: \.number).mapValues { $0.map(\.message) }
        for number in replacing.keys where byNumber[number] == nil { byNumber[number] = [] }
        var parts = byNumber.sorted { $0.key < $1.key }.map { number, mails in
            Self.part(number, mails, replacing: replacing[number] ?? [])
        }
        let head = covers.first ?? parts[0].message
        var counted = total ?? parts.last?.number ?? (head.kind == .pullRequest ? 0 : 1)
        if counted == 0, !parts.isEmpty { counted = parts.count }
        insert(into: &parts, total: &counted)
        return Series(
            version: max(head.subject.version, mails.map(\.message.subject.version).max() ?? 1),
            versionMinor: head.subject.versionMinor, isRFC: head.subject.isRFC, isResend: head.subject.isResend,
            isPullRequest: head.subject.isPullRequest || head.kind == .pullRequest, tags: head.subject.tags,
            total: counted, cover: covers.first, parts: parts, repeatedCovers: Array(covers.dropFirst()),
            threadID: threadID)
    }

    private static func part(_ number: Int, _ mails: [TrackedMessage], replacing: [TrackedMessage]) -> Part {
        guard
            let newest = replacing.max(by: {
                let (left, right) = ($0.subject.versionMinor ?? 0, $1.subject.versionMinor ?? 0)
                return left != right ? left < right : TrackedMessage.isBefore($0, $1)
            })
        else { return part(number, mails) }
        let replaced = mails.prefix(1) + replacing.filter { $0.id != newest.id }
        return Part(
            number: number, message: newest, versionMinor: newest.subject.versionMinor, replaced: Array(replaced),
            repeated: Array(mails.dropFirst()))
    }

    /// A part that came once or more often: one with another diff that answers the one before replaces it.
    private static func part(_ number: Int, _ mails: [TrackedMessage]) -> Part {
        var part = Part(number: number, message: mails[0])
        for mail in mails.dropFirst() {
            let isRevision =
                mail.patchID != nil && part.message.patchID != nil && mail.patchID != part.message.patchID
                && mail.ancestors.contains(part.message.id) && Title(mail.title) == Title(part.title)
                && PostingKey.isSamePerson(mail.sender, part.message.sender)
            if isRevision {
                part.replaced.append(part.message)
                part.message = mail
            } else {
                part.repeated.append(mail)
            }
        }
        return part
    }

    // MARK: Parts put between others

    /// Puts the inserted parts where they belong, and renumbers those behind them; each keeps the label of its subject.
    private func insert(into parts: inout [Part], total: inout Int) {
        guard !inserted.isEmpty else { return }
        struct Position: Hashable, Comparable {
            var number: Int
            var fraction: Int

            static func < (left: Self, right: Self) -> Bool {
                (left.number, left.fraction) < (right.number, right.fraction)
            }
        }
        let byPosition = Dictionary(grouping: inserted) {
            Position(number: $0.subject.part ?? 0, fraction: $0.subject.partFraction ?? 0)
        }
        let positions = byPosition.keys.sorted()
        for index in parts.indices {
            parts[index].number += positions.count { $0.number < parts[index].number }
        }
        for (count, position) in positions.enumerated() {
            var part = Self.part(position.number + count + 1, byPosition[position] ?? [])
            part.label = Self.label(position.number, position.fraction)
            parts.append(part)
        }
        parts.sort { $0.number < $1.number }
        total += positions.count
    }

    private func insertedAlone() -> Series {
        var part = Part(number: mails[0].number, message: first)
        part.label = Self.label(mails[0].number, subject.partFraction ?? 0)
        return Series(
            version: subject.version, versionMinor: subject.versionMinor, isRFC: subject.isRFC,
            isResend: subject.isResend, tags: subject.tags, total: total ?? part.number, parts: [part],
            threadID: threadID)
    }

    /// `2.5` for 2 and 500 thousandths.
    private static func label(_ number: Int, _ fraction: Int) -> String {
        var digits = String(1000 + fraction).dropFirst()
        while digits.count > 1, digits.last == "0" { digits = digits.dropLast() }
        return "\(number).\(digits)"
    }
}

extension Series {
    /// The series of a mail to which several patches are attached: it is their cover letter, and they are in the order of
    /// their numbers, or where not all have one, as they are attached.
    public init(attachedTo mail: TrackedMessage, threadID: String) {
        let patches = mail.attachedPatches
        let numbers = patches.compactMap(\.subject.part)
        let isNumbered = Set(numbers).count == patches.count && !numbers.contains(0)
        let parts = patches.enumerated().map { index, patch in
            Part(number: isNumbered ? patch.subject.part ?? 0 : index + 1, message: patch)
        }
        let total = isNumbered ? patches.lazy.compactMap(\.subject.total).max() ?? patches.count : patches.count
        let version = max(mail.subject.version, patches.lazy.map(\.subject.version).max() ?? 1)
        self.init(
            version: version, versionMinor: mail.subject.versionMinor, isRFC: mail.subject.isRFC,
            isResend: mail.subject.isResend, tags: mail.subject.tags, total: max(total, patches.count), cover: mail,
            parts: parts.sorted { $0.number < $1.number }, threadID: threadID)
    }
}
