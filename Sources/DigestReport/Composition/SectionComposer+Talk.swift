internal import MailFormat
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

/// Threads without a patch: reports of faults, and everything else that people talk about.
extension SectionComposer {
    /// The threads with messages in the stretch and without a posting, oldest first.
    func talks() -> [(isReport: Bool, talk: Digest.Talk)] {
        var subjects: [String: IndexedMessage] = [:]
        for message in messages { subjects[message.messageID] = message }
        let fixes = fixes()
        return landscape.correspondence.threads.compactMap { thread in
            let members = thread.messageIDs.compactMap { landscape.messages[$0] }
            let recent = members.filter { ids.contains($0.id) }
            guard let first = members.first, !recent.isEmpty, !members.contains(where: \.isPosting) else { return nil }
            let senders = Set(recent.filter { $0.automaton == nil }.compactMap { $0.sender?.address.lowercased() })
            var talk = Digest.Talk(
                title: subjects[first.id]?.subject ?? first.title,
                starter: first.automaton ?? first.sender?.description ?? "", messages: recent.count,
                people: senders.count, messageId: first.id, messageIds: recent.map(\.id))
            talk.isRegression = BugReports.isRegression(members)
            var seen: Set<String> = []
            talk.fixes = members.flatMap { fixes[$0.id] ?? [] }.filter { seen.insert($0.messageId).inserted }
            let isReport = BugReports.isReport(first) && ids.contains(first.id) || talk.isRegression
            return (isReport, talk)
        }
    }

    /// The series whose patches link to a message, by that message: the newest version of each work.
    private func fixes() -> [TrackedMessage.ID: [Digest.Fix]] {
        var found: [TrackedMessage.ID: [Digest.Fix]] = [:]
        for change in landscape.correspondence.changes {
            let newest = change.newest
            let links = Set(newest.messages.flatMap(\.linkedMessageIDs))
            let fix = Digest.Fix(
                title: newest.title, version: VersionLabel.text(newest), messageId: newest.id)
            for link in links.sorted() { found[link, default: []].append(fix) }
        }
        return found
    }
}
