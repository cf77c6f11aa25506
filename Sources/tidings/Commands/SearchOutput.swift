internal import DigestReport
internal import PatchIndex
internal import PatchTracking

/// Writes what a search found in the form that was asked for.
struct SearchOutput {
    var command: SearchCommand
    var store: SQLiteStore
    var results: SearchResults
    var query: String

    private var options: RenderingOptions {
        RenderingOptions(width: Terminal.width, isColored: command.output.isColored)
    }

    func write() async throws {
        let report = SearchReport(results, query: query)
        if command.json { return try await command.output.write(JSONText.encode(report)) }
        guard !results.hits.isEmpty else { return }
        if command.mbox {
            let ids = try await messageIDs()
            let mails = try await RawMessages(store: store).bytes(of: ids)
            return try Output.writeMail(
                MailboxText.mboxrd(ids.compactMap { mails[$0] }), to: command.output.output)
        }
        if command.idsWithNUL {
            let ids = try await messageIDs().map { $0 + "\0" }.joined()
            return try Output(file: command.output.output, usesPager: false).write(Array(ids.utf8))
        }
        let renderer = SearchTextRenderer(options: options)
        if command.series {
            return try await command.output.write(renderer.render(report, changes: try await changes()))
        }
        if command.threads {
            return try await command.output.write(renderer.render(report, trees: try await trees()))
        }
        try await command.output.write(renderer.render(report))
    }

    /// What was found, or all of the threads or changes that it is in.
    private func messageIDs() async throws -> [String] {
        if command.threads {
            var ids: [String] = []
            for hit in results.hits {
                guard let thread = try await store.thread(of: hit.message.messageID) else { continue }
                ids += thread.thread.nodes.filter { !$0.isMissing }.map(\.messageID)
            }
            return ids
        }
        guard command.series else { return results.hits.map(\.message.messageID) }
        var ids: [String] = []
        for series in try await changes() {
            for part in series.parts {
                if let id = try await store.messageID(of: part.message) { ids.append(id) }
            }
        }
        return ids
    }

    /// The newest version of the change of each hit.
    private func changes() async throws -> [IndexedSeries] {
        try await store.newestSeries(ofChangesWith: results.hits.map(\.id))
    }

    private func trees() async throws -> [String] {
        var trees: [String] = []
        for hit in results.hits {
            guard let thread = try await store.thread(of: hit.message.messageID) else { continue }
            let subjects = try await store.subjects(of: thread.thread.messageIDs)
            trees.append(ThreadReport(thread, subjects: subjects).text(options: options))
        }
        return trees
    }
}
