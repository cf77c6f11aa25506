import PatchFormat

extension ReviewTags {
    /// Collects the tags of `series`, and those that the same patch was given in an older version of `change`.
    ///
    /// A tag counts for the newer version of a part as long as the diff is the same, by `git patch-id`: that is `b4`'s rule, too.
    /// Objections were about the older version, and are left there. `answers` are the answers to each version.
    public init(of series: Series, in change: Change, answers: [Series.ID: [Answer]]) {
        self.init(of: series, answers: answers[series.id] ?? [])
        guard let index = change.series.firstIndex(where: { $0.id == series.id }), index > 0 else { return }
        for older in change.series[..<index].reversed() {
            let said = answers[older.id] ?? []
            guard said.contains(where: { !$0.message.givenTags.isEmpty }) else { continue }
            take(ReviewTags(of: older, answers: said), of: older, to: series)
        }
    }

    /// Takes the tags that `older` got for patches that `newer` has, too.
    private mutating func take(_ tags: ReviewTags, of older: Series, to newer: Series) {
        for part in newer.parts {
            let old = older.parts.first { old in
                if part.isCarried, part.message.id == old.message.id, part.message.attachment == old.message.attachment
                {
                    return true
                }
                return old.message.patchID != nil && old.message.patchID == part.message.patchID
            }
            guard let old else { continue }
            for tag in tags.tags(forPart: old.number) where !tag.isObjection {
                add(tag, from: older, to: part, of: newer)
            }
        }
    }
}
