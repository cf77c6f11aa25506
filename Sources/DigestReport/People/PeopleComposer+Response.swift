internal import MailFormat
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

extension PeopleComposer {
    /// How fast the series of the period were answered, counted from their first message; nil when there are none.
    func response() -> Digest.Response? {
        let posted = related.graph.series.filter { series in
            series.messages.contains { ($0.kind == .patch || $0.kind == .cover) && positions[$0.id] != nil }
        }.map { (series: $0, at: $0.firstReceivedAt) }.sorted { ($0.at, $0.series.id) < ($1.at, $1.series.id) }
        guard !posted.isEmpty else { return nil }
        var response = Digest.Response()
        var byPerson: [Int64] = []
        var byProgram: [Int64] = []
        for (series, _) in posted {
            let answers = related.graph.answers(to: series).map(\.message)
            let authors = KnownPeople([series.author, series.sender].compactMap { $0 })
            let people = answers.filter { message in
                message.automaton == nil && message.sender.map { !authors.knows($0) } == true
            }
            if let wait = Self.wait(series, people) {
                response.answered.append(series.id)
                byPerson.append(wait)
            } else {
                response.unanswered.append(series.id)
            }
            if let wait = Self.wait(series, answers.filter { $0.automaton != nil }) {
                response.answeredByProgram.append(series.id)
                byProgram.append(wait)
            }
        }
        response.medianByPerson = Self.median(byPerson)
        response.medianByProgram = Self.median(byProgram)
        return response
    }

    /// Seconds from a series' first message to the first of some answers; nil without an answer.
    private static func wait(_ series: Series, _ answers: [TrackedMessage]) -> Int64? {
        guard let answered = answers.map(\.postedAt).min(), let posted = series.messages.map(\.postedAt).min() else {
            return nil
        }
        return max(answered - posted, 0)
    }

    /// The middle one; of an even number the mean of the two in the middle, rounded down.
    static func median(_ values: [Int64]) -> Int64? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let upper = sorted[sorted.count / 2]
        return sorted.count % 2 == 1 ? upper : (sorted[sorted.count / 2 - 1] + upper) / 2
    }
}
