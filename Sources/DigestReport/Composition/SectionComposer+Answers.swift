internal import MailFormat
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

/// What was said about changes: taken, reviewed, to be pulled, without an answer.
extension SectionComposer {
    /// One entry a series that a notice of the period took something of, newest notice first.
    func applications() -> [Digest.Application] {
        var found: [(at: Int64, entry: Digest.Application)] = []
        for series in related.graph.series {
            guard !Task.isCancelled, let change = changes[series.id] else { continue }
            let answers = related.graph.answers(to: series)
            guard answers.contains(where: { $0.message.notice != nil && ids.contains($0.message.id) }) else { continue }
            let status = status(of: series, in: change)
            if series.parts.isEmpty {
                if let pulled = pulled(series, status) { found.append(pulled) }
                continue
            }
            let accepted = status.parts.compactMap(\.acceptance).filter { ids.contains($0.messageID) }
            // Some take a series in several notices; the newest one stands for all.
            guard let last = accepted.max(by: { ($0.at, $0.messageID) < ($1.at, $1.messageID) }) else { continue }
            found.append(
                (
                    last.at,
                    Digest.Application(
                        title: title(of: series, in: change), author: series.author?.description ?? "",
                        version: VersionLabel.text(series), taken: accepted.count, total: max(series.total, 1),
                        tree: last.tree, branch: last.branch, commits: accepted.compactMap(\.commit),
                        by: whoSays(last.messageID), messageId: last.messageID)
                ))
        }
        return found.sorted {
            ($1.at, $1.entry.messageId, $1.entry.title) < ($0.at, $0.entry.messageId, $0.entry.title)
        }
        .map(\.entry)
    }

    /// A pull request that was taken, or a series of which only the cover letter came here.
    private func pulled(_ request: Series, _ status: SeriesStatus) -> (at: Int64, entry: Digest.Application)? {
        guard status.state == .accepted, let evidence = status.evidence.first, let id = evidence.messageID,
            ids.contains(id), let message = related.messages[id]
        else { return nil }
        return (
            message.receivedAt,
            Digest.Application(
                title: request.title, author: request.author?.description ?? "",
                version: request.isPullRequest ? "pull" : VersionLabel.text(request), taken: max(request.total, 1),
                total: max(request.total, 1),
                tree: message.notice?.tree, branch: message.notice?.branch,
                commits: [evidence.commit].compactMap { $0 }, by: whoSays(id), messageId: id)
        )
    }

    private func whoSays(_ notice: TrackedMessage.ID) -> String {
        let message = related.messages[notice]
        return message?.automaton ?? message?.sender?.description ?? ""
    }

    /// What was committed in this time, newest first.
    func mainlinings() -> [Digest.Mainlining] {
        landings.map { landing in
            let (commit, series) = (landing.commit, landing.part.series)
            return Digest.Mainlining(
                title: landing.part.title, author: series.author?.description ?? "",
                version: VersionLabel.text(series), part: landing.part.number, total: max(series.total, 1),
                commit: commit.id, url: commitURL.map { CommitAddress.text(of: commit.id, in: $0) },
                committed: Moment(commit.committedAt).iso8601, committer: commit.committer.description,
                means: landing.origin.means.rawValue, messageId: landing.origin.messageID, seriesId: landing.part.head)
        }
    }

    func reviews() -> [Digest.Review] {
        related.graph.series.compactMap { series -> Digest.Review? in
            guard !Task.isCancelled, let change = changes[series.id], !series.isBackport else { return nil }
            let tags = related.graph.tags(of: series).given.filter {
                ids.contains($0.messageID) && $0.withdrawnBy == nil && ($0.isObjection || TagCarrying.isVerdict($0.key))
            }
            guard !tags.isEmpty else { return nil }
            let state = status(of: series, in: change)
            let isReviewed = state.evidence.contains { $0.state == .reviewed } || state.state == .reviewed
            return Digest.Review(
                title: title(of: series, in: change), author: series.author?.description ?? "",
                version: VersionLabel.text(series),
                tags: tags.map { ChangeReport.Tag($0, labels: [:], related.standings) }, isFullyReviewed: isReviewed,
                messageId: series.id)
        }.sorted { ($1.tags.count, $1.messageId) < ($0.tags.count, $0.messageId) }
    }

    func pulls() -> [Digest.Pull] {
        messages.reversed().filter { $0.kind == .pullRequest }.map { message in
            let request = related.messages[message.messageID]?.pullRequest
            return Digest.Pull(
                title: message.title, author: message.sender?.description ?? "", repository: request?.repository,
                ref: request?.ref, messageId: message.messageID, shortlog: shortlogs[message.messageID] ?? "")
        }
    }

    func waiting() -> [Digest.Waiting] {
        related.graph.changes.compactMap { change -> (at: Int64, entry: Digest.Waiting)? in
            if Task.isCancelled { return nil }
            let series = change.newest(by: related.standings)
            let age = end - series.lastReceivedAt
            guard age >= patience * Self.day, age <= Self.memory * Self.day, !series.isPullRequest,
                !series.isBackport
            else {
                return nil
            }
            // Whoever took it himself, without a word of others, has it off his mind.
            guard ![.accepted, .mainlined, .superseded].contains(status(of: series, in: change).state) else {
                return nil
            }
            let answers = related.graph.answers(to: series).filter { $0.message.automaton == nil }
            let author = [series.author?.address, series.sender?.address].compactMap { $0?.lowercased() }
            guard answers.allSatisfy({ author.contains($0.message.sender?.address.lowercased() ?? "") }) else {
                return nil
            }
            return (
                series.firstReceivedAt,
                Digest.Waiting(
                    title: title(of: series, in: change), author: series.author?.description ?? "",
                    version: VersionLabel.text(series),
                    days: Int(age / Self.day), isPinged: !answers.isEmpty, messageId: series.id)
            )
        }.sorted { ($0.at, $0.entry.messageId) < ($1.at, $1.entry.messageId) }.map(\.entry)
    }
}
