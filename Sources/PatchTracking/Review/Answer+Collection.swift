import PatchFormat

extension Answer {
    /// The answers among `messages` by the series they answer, as received.
    ///
    /// Each belongs to the nearest posting above it in its thread. An answer to a part that was never received belongs to
    /// that part by the number in its subject. One with a wholly new subject, and what answers that, answers nothing.
    public static func bySeries(
        messages: [TrackedMessage], threads: [MessageThread], series: [Series]
    ) -> [Series.ID: [Answer]] {
        let locations = Location.all(in: series)
        var bySubject: [SubjectKey: [Series]] = [:]
        for series in series { bySubject[SubjectKey(series), default: []].append(series) }
        let byID = Dictionary(
            OrderedMessages(messages).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var answers: [Series.ID: [Answer]] = [:]
        for thread in threads {
            if Task.isCancelled { break }
            // What the node answers: nil where nothing, inside nil where it strayed to another subject.
            var current = [Location?](repeating: nil, count: thread.nodes.count)
            for (index, node) in thread.nodes.enumerated() {
                if let location = locations[node.messageID] {
                    current[index] = location
                    continue
                }
                guard !node.isSubjectChange else { continue }
                current[index] = node.parent.flatMap { current[$0] }
                guard !node.isMissing, let message = byID[node.messageID], !message.isPosting else { continue }
                let isParentReceived = message.ancestors.last.map { byID[$0] != nil } ?? true
                if !isParentReceived {
                    current[index] =
                        Location(
                            bySubjectOf: message, among: bySubject[SubjectKey(message, in: thread)] ?? [],
                            near: current[index])
                        ?? current[index]
                }
                guard let location = current[index] else { continue }
                answers[location.series, default: []].append(
                    Answer(message: message, series: location.series, target: location.target))
            }
        }
        for id in answers.keys { answers[id]!.sort { TrackedMessage.isBefore($0.message, $1.message) } }
        return answers
    }

    /// What the subject of a reply says of the series that it answers.
    fileprivate struct SubjectKey: Hashable {
        var threadID: String
        var version: Int
        var total: Int?
        var isRFC: Bool
        var isResend: Bool

        init(_ series: Series) {
            threadID = series.threadID
            (version, total, isRFC, isResend) = (series.version, series.total, series.isRFC, series.isResend)
        }

        init(_ reply: TrackedMessage, in thread: MessageThread) {
            let subject = reply.subject
            threadID = thread.id
            (version, total, isRFC, isResend) = (subject.version, subject.total, subject.isRFC, subject.isResend)
        }
    }

    /// What a posted message is: its series, and the series as a whole or a part of it.
    fileprivate struct Location {
        var series: Series.ID
        var target: ReviewTag.Target

        static func all(in series: [Series]) -> [TrackedMessage.ID: Location] {
            var locations: [TrackedMessage.ID: Location] = [:]
            for series in series {
                for message in [series.cover].compactMap({ $0 }) + series.repeatedCovers {
                    locations[message.id] = Location(series: series.id, target: .series)
                }
                for part in series.parts where !part.isCarried && part.message.attachment == nil {
                    for message in [part.message] + part.replaced + part.repeated {
                        locations[message.id] = Location(series: series.id, target: .part(part.number))
                    }
                }
            }
            return locations
        }
    }
}

extension Answer.Location {
    /// How many series of one thread, version and total are looked at for the one that a subject names.
    private static let mostNamed = 64

    /// The part or cover that the reply's own subject names, where the mail that it answers was never received.
    fileprivate init?(bySubjectOf reply: TrackedMessage, among series: [Series], near: Answer.Location?) {
        let subject = reply.subject
        guard subject.isPatch, let number = subject.part else { return nil }
        func lacksIt(_ series: Series) -> Bool { number == 0 ? series.cover == nil : series.part(number) == nil }
        // Where so many postings say the same version, the subject names none of them.
        let named = series.count > Self.mostNamed ? [] : series.filter(lacksIt)
        guard let found = named.first(where: { $0.id == near?.series }) ?? (named.count == 1 ? named[0] : nil) else {
            return nil
        }
        self.init(series: found.id, target: number == 0 ? .series : .part(number))
    }
}
