internal import PatchTracking

/// The states of series and the tags of changes that a digest has asked for: its sections ask for the same ones again and again.
///
/// Of one digest, which one task makes.
final class KnownStatuses {
    private var statuses: [Series.ID: SeriesStatus] = [:]
    private var tags: [Change.ID: ChangeTags] = [:]

    /// The state of a series, which `make` computes when it is first asked for.
    func status(of series: Series, make: () -> SeriesStatus) -> SeriesStatus {
        if let known = statuses[series.id] { return known }
        let status = make()
        statuses[series.id] = status
        return status
    }

    /// The tags of all versions of a change.
    func tags(of change: Change, answers: [Series.ID: [Answer]]) -> ChangeTags {
        if let known = tags[change.id] { return known }
        let found = ChangeTags(of: change, answers: answers)
        tags[change.id] = found
        return found
    }
}
