import PatchFormat

extension Change {
    /// Completes each version that consists of some parts sent again, `[PATCH v2 2/3]` in answer to `[PATCH 2/3]`, with the other
    /// parts of the version that it answers, and returns the versions that it completed.
    ///
    /// `b4 am` fills such versions in, too. A version with a cover of its own, or one that answers nothing, lacks parts because
    /// they were never received.
    mutating func carryPartsOver() -> [Series] {
        guard series.count > 1 else { return [] }
        var completed: [Series] = []
        for index in series.indices.dropFirst() {
            if Task.isCancelled { break }
            let newer = series[index]
            guard newer.cover == nil, newer.total > 1, !newer.isComplete, newer.total <= Series.mostParts,
                !newer.ownParts.isEmpty,
                let older = series[..<index].suffix(Self.mostAskedForParts).last(where: { newer.sendsPartsAnew(of: $0) }
                )
            else { continue }
            series[index].carryParts(of: older)
            completed.append(series[index])
        }
        return completed
    }

    /// How many versions before one are asked whether it sends their parts again.
    private static var mostAskedForParts: Int { 64 }
}

extension Series {
    /// Whether its parts replace some of `older`'s: each answers a message of that series, the part with its number
    /// where it answers a part, and they are not more than half where they only answer the cover.
    fileprivate func sendsPartsAnew(of older: Series) -> Bool {
        guard older.total == total, older.version < version || older.isRFC && !isRFC, !older.parts.isEmpty,
            older.threadID == threadID
        else { return false }
        let covers = Set((older.cover.map { [$0.id] } ?? []) + older.repeatedCovers.map(\.id))
        let olderParts = Dictionary(older.parts.map { ($0.number, $0) }) { first, _ in first }
        let ids = Set(older.parts.map(\.message.id)).union(parts.map(\.message.id))
        var isBelowCover = false
        for part in parts {
            guard let old = olderParts[part.number] else { return false }
            let ancestors = part.message.ancestors
            let own = Set(([old.message] + old.replaced + old.repeated).map(\.id))
            if ancestors.contains(where: own.contains) { continue }
            guard
                ancestors.contains(where: covers.contains) || ancestors.contains(where: ids.contains),
                Title(old.title) == Title(part.title)
            else { return false }
            isBelowCover = true
        }
        return !isBelowCover || parts.count * 2 <= total
    }

    /// Takes the parts that it lacks from `older`, and the cover letter for its title.
    fileprivate mutating func carryParts(of older: Series) {
        let own = Set(parts.map(\.number))
        for part in older.parts where !own.contains(part.number) {
            var carried = part
            carried.replaced = []
            carried.repeated = []
            carried.carriedFrom = part.carriedFrom ?? older.id
            parts.append(carried)
        }
        parts.sort { $0.number < $1.number }
        carriedCover = older.cover ?? older.carriedCover
    }
}
