internal import PatchTracking

/// A query as far as the index answers it: for each term the messages that can have it, and what is to be looked up in the
/// mails where the index does not know for sure.
indirect enum SearchPlan: Sendable {
    case every([SearchPlan])
    case either([SearchPlan])
    case oneOf(SearchPlan, SearchPlan)
    case not(SearchPlan)
    /// The messages that can match, and what decides; `nil` where all of them do.
    case leaf(RowSet, TextCheck?)
    /// The messages that can match by the state of their series.
    case state(RowSet, SeriesState)

    /// Whether the index alone answers it.
    var isExact: Bool {
        switch self {
        case .every(let plans), .either(let plans): plans.allSatisfy(\.isExact)
        case .oneOf(let left, let right): left.isExact && right.isExact
        case .not(let plan): plan.isExact
        case .leaf(_, let check): check == nil
        case .state: false
        }
    }

    /// The states that it asks for.
    var states: Set<SeriesState> {
        switch self {
        case .every(let plans), .either(let plans): plans.reduce(into: []) { $0.formUnion($1.states) }
        case .oneOf(let left, let right): left.states.union(right.states)
        case .not(let plan): plan.states
        case .leaf: []
        case .state(_, let state): [state]
        }
    }

    /// The messages that can match, among all of them.
    func candidates(among all: RowSet) -> RowSet {
        switch self {
        case .every(let plans):
            var found = all
            for plan in plans { found.formIntersection(plan.candidates(among: all)) }
            return found
        case .either(let plans):
            var found = RowSet()
            for plan in plans { found.formUnion(plan.candidates(among: all)) }
            return found
        case .oneOf(let left, let right):
            var found = left.candidates(among: all)
            let other = right.candidates(among: all)
            if isExact { found.formSymmetricDifference(other) } else { found.formUnion(other) }
            return found
        case .not(let plan):
            var found = all
            if plan.isExact { found.subtract(plan.candidates(among: all)) }
            return found
        case .leaf(let rows, _), .state(let rows, _):
            var found = rows
            found.formIntersection(all)
            return found
        }
    }

    /// The plan with what is known of states put in.
    func settled(_ states: StateRows) -> SearchPlan {
        switch self {
        case .every(let plans): .every(plans.map { $0.settled(states) })
        case .either(let plans): .either(plans.map { $0.settled(states) })
        case .oneOf(let left, let right): .oneOf(left.settled(states), right.settled(states))
        case .not(let plan): .not(plan.settled(states))
        case .leaf: self
        case .state(_, let state): .leaf(states[state], nil)
        }
    }

    /// Whether a message matches; `mail` is what it says.
    func matches(_ row: Int64, _ mail: MailWords) -> Bool {
        switch self {
        // What costs nothing comes first.
        case .every(let plans):
            plans.allSatisfy { !$0.isExact || $0.matches(row, mail) }
                && plans.allSatisfy { $0.isExact || $0.matches(row, mail) }
        case .either(let plans):
            plans.contains { $0.isExact && $0.matches(row, mail) }
                || plans.contains { !$0.isExact && $0.matches(row, mail) }
        case .oneOf(let left, let right): left.matches(row, mail) != right.matches(row, mail)
        case .not(let plan): !plan.matches(row, mail)
        case .leaf(let rows, let check): rows.contains(row) && (check.map(mail.passes) ?? true)
        case .state: false
        }
    }
}

/// What is looked up in the text of a mail.
enum TextCheck: Sendable, Equatable {
    /// Words side by side in one of the field's parts; the last one may be longer when `isPrefix`.
    case phrase([String], isPrefix: Bool, SearchField)
    /// Words near each other, in any order.
    case near([String], within: Int, SearchField)
    /// The name of a blob before or after the change, or its beginning.
    case blob(String, SearchField)
}
