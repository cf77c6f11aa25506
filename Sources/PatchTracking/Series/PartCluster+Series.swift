import PatchFormat

extension PartCluster {
    /// The series that the mails make: one, or two where a request for comments and a posting in earnest got mixed.
    func series() -> [Series] {
        let (comments, earnest) = (
            mails.filter { $0.message.subject.isRFC }, mails.filter { !$0.message.subject.isRFC }
        )
        let common = Set(comments.map(\.number)).intersection(earnest.map(\.number))
        guard !comments.isEmpty, common.count > 1 || common.contains(0) else { return [assembled()] }
        return [comments, earnest].enumerated().map { index, mails in
            var half = self
            half.mails = mails
            if index == 0 {
                half.replacements = []
                half.resent = []
            }
            return half.assembled()
        }
    }

    private func assembled() -> Series {
        var covers = mails.filter { $0.number == 0 }.map(\.message)
        var byNumber = Dictionary(grouping: mails.filter { $0.number > 0 }, by: \.number).mapValues {
            $0.map(\.message)
        }
        // "[PATCH 0/1]" with a diff: an author who counts from 0.
        if let patch = covers.first(where: \.hasDiff), byNumber[1] == nil {
            covers.removeAll { $0.id == patch.id }
            byNumber[1] = [patch]
        }
        for mail in resent { byNumber[mail.number, default: []].append(mail.message) }
        let replacing = Dictionary(grouping: replacements, by: \.number).mapValues { $0.map(\.message) }
        for number in replacing.keys where byNumber[number] == nil { byNumber[number] = [] }
        let parts = byNumber.sorted { $0.key < $1.key }.map { number, mails in
            Self.part(number, mails, replacing: replacing[number] ?? [])
        }
        let head = covers.first ?? parts[0].message
        let counted = total ?? parts.last?.number ?? (head.kind == .pullRequest ? 0 : 1)
        return Series(
            version: max(head.subject.version, mails.map(\.message.subject.version).max() ?? 1),
            versionMinor: head.subject.versionMinor, isRFC: head.subject.isRFC, isResend: head.subject.isResend,
            isPullRequest: head.subject.isPullRequest || head.kind == .pullRequest, tags: head.subject.tags,
            total: counted == 0 && !parts.isEmpty ? parts.count : counted, cover: covers.first, parts: parts,
            repeatedCovers: Array(covers.dropFirst()), threadID: threadID)
    }

    private static func part(_ number: Int, _ mails: [TrackedMessage], replacing: [TrackedMessage]) -> Part {
        guard
            let newest = replacing.max(by: {
                let (left, right) = ($0.subject.versionMinor ?? 0, $1.subject.versionMinor ?? 0)
                return left != right ? left < right : TrackedMessage.isBefore($0, $1)
            })
        else {
            return Part(number: number, message: mails[0], repeated: Array(mails.dropFirst()))
        }
        let replaced = mails.prefix(1) + replacing.filter { $0.id != newest.id }
        return Part(
            number: number, message: newest, versionMinor: newest.subject.versionMinor, replaced: Array(replaced),
            repeated: Array(mails.dropFirst()))
    }
}
