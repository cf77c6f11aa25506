internal import MailFormat
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

extension ThreadFilter {
    /// What is left of `messages`, and of the threads around them, when only the threads that match count.
    ///
    /// - Throws: `ArchiveError`, `IndexError` where header fields are read from the archives.
    func narrowing(
        _ messages: [IndexedMessage], _ related: RelatedThreads, store: any IndexStore, maintainers: Maintainers?
    ) async throws -> (messages: [IndexedMessage], related: RelatedThreads) {
        guard !isEmpty else { return (messages, related) }
        let fields = needsHeaders ? try await Self.fields(of: messages, related, store) : [:]
        let sections = subsystems.flatMap { maintainers?.sections(matching: $0) ?? [] }
        var kept: Set<TrackedMessage.ID> = []
        var threads: Set<String> = []
        for thread in related.graph.threads {
            let members = thread.messageIDs.compactMap { related.messages[$0] }
            guard takes(members, sections: sections, fields: { fields[$0] }) else { continue }
            threads.insert(thread.id)
            kept.formUnion(members.map(\.id))
        }
        var graph = related.graph
        graph.threads.removeAll { !threads.contains($0.id) }
        graph.series.removeAll { !threads.contains($0.threadID) }
        // A change is reported with all its versions: what changed is counted from those in other threads.
        let wanted = Set(graph.series.map(\.id))
        graph.changes.removeAll { change in !change.series.contains { wanted.contains($0.id) } }
        return (
            messages.filter { kept.contains($0.messageID) },
            RelatedThreads(
                graph: graph, messages: related.messages, standings: related.standings,
                pulls: related.pulls)
        )
    }

    /// `To:` and `Cc:` of the messages that count: those of the period, and what threads begin with or post.
    private static func fields(
        of messages: [IndexedMessage], _ related: RelatedThreads, _ store: any IndexStore
    ) async throws -> [TrackedMessage.ID: (to: String, cc: String)] {
        var wanted = Set(messages.map(\.messageID))
        for message in related.messages.values where message.isPosting || message.ancestors.isEmpty {
            wanted.insert(message.id)
        }
        return try await RawMessages(store: store).bytes(of: wanted.sorted()).mapValues { bytes in
            let header = Message(parsing: bytes).header
            return (header.text("To") ?? "", header.text("Cc") ?? "")
        }
    }
}
