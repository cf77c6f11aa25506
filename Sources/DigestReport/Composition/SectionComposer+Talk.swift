internal import MailFormat
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

/// Threads without a patch: reports of faults, and everything else that people talk about.
extension SectionComposer {
    /// The threads with messages in the period and without a posting, oldest first.
    func talks() -> [(isReport: Bool, talk: Digest.Talk)] {
        var subjects: [String: IndexedMessage] = [:]
        for message in messages { subjects[message.messageID] = message }
        let fixes = FixFinder(related.graph.changes)
        return related.graph.threads.compactMap { thread in
            let members = thread.messageIDs.compactMap { related.messages[$0] }
            let recent = members.filter { ids.contains($0.id) }
            guard let first = members.first, !recent.isEmpty, !members.contains(where: \.isPosting) else { return nil }
            let senders = Set(recent.filter { $0.automaton == nil }.compactMap { $0.sender?.address.lowercased() })
            var talk = Digest.Talk(
                title: prefixes.removed(from: subjects[first.id]?.subject ?? first.title),
                starter: first.automaton ?? first.sender?.description ?? "", messages: recent.count,
                people: senders.count, messageId: first.id, messageIds: recent.map(\.id))
            talk.isRegression = BugReports.isRegression(members)
            let found = fixes.fixes(of: members)
            let known = found.known.map(fix)
            talk.fixes =
                known.map(\.fix)
                + found.unknown.map { Digest.Fix(title: $0.namedFix ?? "", version: "", messageId: $0.id) }
            talk.isResolved = known.contains(where: \.isTaken)
            let isReport = BugReports.isReport(first) && ids.contains(first.id) || talk.isRegression
            return (isReport, talk)
        }
    }

    /// The newest version of a change as something that fixes a fault, and whether any of it was taken.
    private func fix(_ change: Change) -> (fix: Digest.Fix, isTaken: Bool) {
        let newest = change.newest
        let status = status(of: newest, in: change)
        let taken = status.parts.compactMap(\.acceptance?.at).max()
        let isTaken = taken != nil || [.accepted, .mainlined].contains(status.state)
        return (
            Digest.Fix(
                title: title(of: newest, in: change), version: VersionLabel.text(newest), messageId: newest.id,
                state: SeriesWording.state(status.state), taken: taken.map { Moment($0).day }), isTaken
        )
    }
}
