import MailFormat
import PatchFormat

extension People {
    /// The graph with each part sent by an owner of its series where there is one, and what is not to be
    /// believed at once of what was said.
    public func judge(_ graph: ConversationGraph) -> (graph: ConversationGraph, standings: Standings) {
        var judged = graph
        var standings = Standings()
        var names: [Series.ID: Series.ID] = [:]
        for (changeIndex, change) in graph.changes.enumerated() {
            if Task.isCancelled { break }
            for (index, verdict) in verdicts(on: change).enumerated() {
                let series = change.series[index]
                let own = withoutParts(
                    ofStrangersIn: withOwnParts(series, owners: verdict.owners), owners: verdict.owners)
                judged.changes[changeIndex].series[index] = own
                if own.id != series.id { names[series.id] = own.id }
                if isNewcomer(own) { standings.newcomers.insert(own.id) }
                if !verdict.origin.isOwn { standings.origins[own.id] = verdict.origin }
            }
        }
        let series = Dictionary(judged.changes.flatMap(\.series).map { ($0.id, $0) }) { first, _ in first }
        judged.rename(names)
        judged.series = judged.series.map { series[names[$0.id] ?? $0.id] ?? $0 }
        for series in judged.series {
            if Task.isCancelled { break }
            for (id, standing) in strangers(answering: series, judged.answers(to: series)) {
                standings.strangers[id] = standing
            }
        }
        return (judged, standings)
    }

    /// The standings of the answers to a series whose senders are not known.
    private func strangers(answering series: Series, _ answers: [Answer]) -> [(TrackedMessage.ID, Standing)] {
        guard !answers.isEmpty else { return [] }
        var addressed: [String: Mailbox] = [:]
        for message in series.messages {
            for mailbox in [message.sender, message.author].compactMap({ $0 }) + message.recipients
            where addressed[address(of: mailbox)] == nil {
                addressed[address(of: mailbox)] = mailbox
            }
        }
        let byName = Dictionary(grouping: addressed.values) { PersonName($0.name) }
        return answers.compactMap { answer in
            let message = answer.message
            let unknown = tellsStrangers ? (message.id, Standing.stranger) : nil
            guard let sender = message.sender else { return unknown }
            let address = address(of: sender)
            if addressed[address] != nil || ListedBots.contains(address) { return nil }
            let thread = threads[message.id].map { Set([$0]) } ?? []
            if hasSeen(address, outside: thread) { return nil }
            let name = PersonName(sender.name)
            guard name.isFull, let namesakes = byName[name] else { return unknown }
            // Somebody whom the author addressed at another mailbox of the same company.
            if namesakes.contains(where: { $0.domain == sender.domain && !PublicMailDomains.contains(sender.domain) }) {
                return nil
            }
            let named = namesakes.min { $0.address < $1.address }
            return named.map { (message.id, .borrowedName(of: $0)) } ?? unknown
        }
    }
}

extension ConversationGraph {
    /// Replaces the ids of series whose first part was exchanged.
    fileprivate mutating func rename(_ names: [Series.ID: Series.ID]) {
        guard !names.isEmpty else { return }
        func name(_ id: Series.ID) -> Series.ID { names[id] ?? id }
        answers = Dictionary(
            answers.map { id, answers in
                (name(id), answers.map { Answer(message: $0.message, series: name($0.series), target: $0.target) })
            }, uniquingKeysWith: { first, _ in first })
        for index in changes.indices {
            changes[index].links = changes[index].links.map {
                VersionLink(
                    older: name($0.older), newer: name($0.newer), evidence: $0.evidence, strength: $0.strength)
            }
        }
    }
}
