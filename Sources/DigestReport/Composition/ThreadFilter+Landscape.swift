internal import MailFormat
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

extension ThreadFilter {
    /// What is left of `messages`, and of what surrounds them, when only the threads that are taken count.
    ///
    /// - Throws: `ArchiveError`, `IndexError` where header fields are read from the archives.
    func narrowing(
        _ messages: [IndexedMessage], _ landscape: Landscape, store: any IndexStore, maintainers: Maintainers?
    ) async throws -> (messages: [IndexedMessage], landscape: Landscape) {
        guard !isEmpty else { return (messages, landscape) }
        let fields = needsHeaders ? try await Self.fields(of: messages, landscape, store) : [:]
        let sections = subsystems.flatMap { maintainers?.sections(matching: $0) ?? [] }
        var kept: Set<TrackedMessage.ID> = []
        var threads: Set<String> = []
        for thread in landscape.correspondence.threads {
            let members = thread.messageIDs.compactMap { landscape.messages[$0] }
            guard takes(members, sections: sections, fields: { fields[$0] }) else { continue }
            threads.insert(thread.id)
            kept.formUnion(members.map(\.id))
        }
        var correspondence = landscape.correspondence
        correspondence.threads.removeAll { !threads.contains($0.id) }
        correspondence.series.removeAll { !threads.contains($0.threadID) }
        // A work is told of in all its versions: what changed is counted from those in other threads.
        let wanted = Set(correspondence.series.map(\.id))
        correspondence.changes.removeAll { change in !change.series.contains { wanted.contains($0.id) } }
        return (
            messages.filter { kept.contains($0.messageID) },
            Landscape(
                correspondence: correspondence, messages: landscape.messages, standings: landscape.standings,
                pulls: landscape.pulls)
        )
    }

    /// `To:` and `Cc:` of the messages that count: those of the stretch, and what threads begin with or post.
    private static func fields(
        of messages: [IndexedMessage], _ landscape: Landscape, _ store: any IndexStore
    ) async throws -> [TrackedMessage.ID: (to: String, cc: String)] {
        var wanted = Set(messages.map(\.messageID))
        for message in landscape.messages.values where message.isPosting || message.ancestors.isEmpty {
            wanted.insert(message.id)
        }
        return try await RawMessages(store: store).bytes(of: wanted.sorted()).mapValues { bytes in
            let header = Message(parsing: bytes).header
            return (header.text("To") ?? "", header.text("Cc") ?? "")
        }
    }
}
