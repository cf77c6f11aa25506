import MailFormat
import PatchFormat

/// Which patches were taken with a pull request, or with a maintainer's collection that was posted patch by patch as well.
public struct PullEvidence: Sendable, Equatable {
    /// The acceptances by Message-ID of the patch; each names the request and the notice.
    public private(set) var acceptances: [TrackedMessage.ID: PartStatus.Acceptance] = [:]

    /// A pull request names a patch that was posted so long before, in seconds.
    private static let memory: Int64 = 365 * 86_400
    /// So many requests with one patch are looked at, the next ones after the patch was posted.
    private static let most = 8

    /// Nothing was pulled.
    public init() {}

    /// Finds the patches of `changes` among those that were taken with one of `requests`.
    ///
    /// A patch is the same that has the same diff, else one of the same title and author, posted before the request; of several
    /// versions the newest. Copies for stable branches and pull requests themselves are none.
    public init(of changes: [Change], in requests: [PulledPatches]) {
        let taken = Taken(requests)
        guard !taken.entries.isEmpty else { return }
        for change in changes {
            // For each patch of a request the version that comes nearest to it.
            var best: [Int: (message: TrackedMessage, isSame: Bool)] = [:]
            for series in change.series where !series.isToBePulled && !series.isBackport {
                for part in series.parts where part.message.attachment == nil {
                    for (index, isSame) in taken.candidates(for: part.message) {
                        if let known = best[index],
                            known.isSame && !isSame
                                || known.isSame == isSame
                                    && TrackedMessage.isBefore(part.message, known.message)
                        {
                            continue
                        }
                        best[index] = (part.message, isSame)
                    }
                }
            }
            for (index, found) in best {
                let acceptance = taken.entries[index].acceptance
                let known = acceptances[found.message.id]
                if known.map({ ($0.at, $0.messageID) > (acceptance.at, acceptance.messageID) }) ?? true {
                    acceptances[found.message.id] = acceptance
                }
            }
        }
    }

    /// The patches that were taken, to be found by diff and by title.
    private struct Taken {
        var entries: [(requestedAt: Int64, author: PatchAuthor?, acceptance: PartStatus.Acceptance)] = []
        /// Indices of entries, in the order in which they were requested.
        private var byPatchID: [PatchID: [Int]] = [:]
        private var byTitle: [String: [Int]] = [:]

        init(_ requests: [PulledPatches]) {
            for request in requests.sorted(by: { ($0.requestedAt, $0.id) < ($1.requestedAt, $1.id) }) {
                for patch in request.patches {
                    guard var acceptance = patch.acceptance else { continue }
                    acceptance.pullRequest = request.id
                    if let patchID = patch.patchID { byPatchID[patchID, default: []].append(entries.count) }
                    byTitle[PulledPatches.key(patch.title), default: []].append(entries.count)
                    entries.append((request.requestedAt, patch.author.map(PatchAuthor.init), acceptance))
                }
            }
        }

        /// The entries that may be a patch, and whether they have its diff.
        func candidates(for message: TrackedMessage) -> [(index: Int, isSame: Bool)] {
            let same = message.patchID.map { near(message, byPatchID[$0] ?? []) } ?? []
            let author = message.author.map(PatchAuthor.init)
            let titled = near(message, byTitle[PulledPatches.key(message.title)] ?? []).filter { index in
                guard let author, let other = entries[index].author else { return false }
                return author.isSame(as: other) && !same.contains(index)
            }
            return same.map { ($0, true) } + titled.map { ($0, false) }
        }

        /// The next requests after a patch was posted, of those in `indices`.
        private func near(_ message: TrackedMessage, _ indices: [Int]) -> ArraySlice<Int> {
            guard !indices.isEmpty else { return [] }
            var (low, high) = (0, indices.count)
            while low < high {
                let middle = (low + high) / 2
                if entries[indices[middle]].requestedAt < message.postedAt { low = middle + 1 } else { high = middle }
            }
            return indices[low...].prefix(PullEvidence.most).prefix {
                entries[$0].requestedAt - message.postedAt <= PullEvidence.memory
            }
        }
    }
}
