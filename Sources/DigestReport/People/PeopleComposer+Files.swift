internal import PatchFormat
internal import PatchIndex

extension PeopleComposer {
    /// The patches that count for files and subsystems, oldest first: of each change the newest version in the period.
    ///
    /// Otherwise a series that came five times would weigh as much as five.
    var countedPatches: [IndexedMessage] {
        var newest: [Int64: IndexedSeries] = [:]
        for series in series {
            if let other = newest[series.change], (other.received, other.id) > (series.received, series.id) { continue }
            newest[series.change] = series
        }
        let parts = Set(newest.values.flatMap { $0.parts.lazy.filter { $0.number > 0 }.map(\.message) })
        return messages.filter { $0.kind == .patch && parts.contains($0.id) }
    }

    /// Files by the number of patches that touch them; of equal ones those with more lines changed first.
    func fileTallies() -> [Digest.FileTally] {
        var tallies: [String: Digest.FileTally] = [:]
        for patch in countedPatches {
            for file in files[patch.id] ?? [] {
                var tally =
                    tallies[file.path] ?? Digest.FileTally(path: file.path, additions: 0, deletions: 0, messageIDs: [])
                tally.additions += file.additions
                tally.deletions += file.deletions
                // A patch may have two pieces for one file.
                if tally.messageIDs.last != patch.messageID { tally.messageIDs.append(patch.messageID) }
                tallies[file.path] = tally
            }
        }
        return tallies.values.sorted { left, right in
            if left.count != right.count { return left.count > right.count }
            let (leftLines, rightLines) = (left.additions + left.deletions, right.additions + right.deletions)
            if leftLines != rightLines { return leftLines > rightLines }
            return left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
        }
    }

    /// Sections of the MAINTAINERS file by the number of patches that touch one of their files.
    ///
    /// A file may belong to several.
    func subsystems() -> [Digest.Tally] {
        guard let maintainers = choices.maintainers else { return [] }
        var known: [String: [String]] = [:]
        var patches: [String: [String]] = [:]
        for patch in countedPatches {
            var touched: Set<String> = []
            for file in files[patch.id] ?? [] {
                let names = known[file.path] ?? maintainers.sections(of: file.path).map(\.name)
                known[file.path] = names
                touched.formUnion(names)
            }
            for name in touched { patches[name, default: []].append(patch.messageID) }
        }
        return Ranking.tallies(patches)
    }
}
