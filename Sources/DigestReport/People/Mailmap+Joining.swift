internal import MailFormat
internal import PatchIndex
internal import PatchTracking

/// The mailmap put upon all that a digest is made from, so that a person is the same one everywhere.
///
/// The text of mails, tags in it included, stays as it is.
extension Mailmap {
    /// Messages with the people of the map.
    func joined(_ messages: [IndexedMessage]) -> [IndexedMessage] {
        guard !isEmpty else { return messages }
        return messages.map { message in
            var message = message
            message.sender = message.sender.map(canonical)
            message.author = message.author.map(canonical)
            return message
        }
    }

    /// Series with the people of the map.
    func joined(_ series: [IndexedSeries]) -> [IndexedSeries] {
        guard !isEmpty else { return series }
        return series.map { series in
            var series = series
            series.author = series.author.map(canonical)
            return series
        }
    }

    /// What belongs together, with the people of the map.
    ///
    /// Which versions are one change was found out from the mails as they are.
    func joined(_ related: RelatedThreads) -> RelatedThreads {
        guard !isEmpty else { return related }
        let messages = related.messages.mapValues(joined)
        func known(_ message: TrackedMessage) -> TrackedMessage { messages[message.id] ?? joined(message) }
        func known(_ series: Series) -> Series {
            var series = series
            series.cover = series.cover.map(known)
            series.repeatedCovers = series.repeatedCovers.map(known)
            for index in series.parts.indices {
                series.parts[index].message = known(series.parts[index].message)
                series.parts[index].replaced = series.parts[index].replaced.map(known)
                series.parts[index].repeated = series.parts[index].repeated.map(known)
            }
            return series
        }
        var graph = related.graph
        graph.series = graph.series.map(known)
        for index in graph.changes.indices {
            graph.changes[index].series = graph.changes[index].series.map(known)
        }
        graph.answers = graph.answers.mapValues { answers in
            answers.map { Answer(message: known($0.message), series: $0.series, target: $0.target) }
        }
        return RelatedThreads(
            graph: graph, messages: messages, standings: related.standings, pulls: related.pulls)
    }

    private func joined(_ message: TrackedMessage) -> TrackedMessage {
        var message = message
        message.sender = message.sender.map(canonical)
        message.author = message.author.map(canonical)
        return message
    }
}
