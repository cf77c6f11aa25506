internal import MailFormat
internal import PatchIndex
internal import PatchTracking

/// Sentences about states and versions.
enum SeriesWording {
    /// A state in Patchwork's words.
    static func state(_ state: SeriesState) -> String {
        switch state {
        case .new: "New"
        case .underReview: "Under Review"
        case .reviewed: "Reviewed"
        case .changesRequested: "Changes Requested"
        case .accepted: "Accepted"
        case .mainlined: "Mainlined"
        case .superseded: "Superseded"
        case .rfc: "RFC"
        case .pullRequest: "Pull Request"
        case .dormant: "Dormant"
        case .rejected: "Rejected"
        case .deferred: "Deferred"
        case .notApplicable: "Not Applicable"
        case .awaitingUpstream: "Awaiting Upstream"
        case .handledElsewhere: "Handled Elsewhere"
        }
    }

    /// `Accepted, part 1: commit c331b400e291, Sean Christopherson on 2025-11-09 <id>`, one sentence for what one message says.
    static func sentences(about evidence: [StateEvidence], of series: Series, in tracked: TrackedChange) -> [String] {
        var groups: [(evidence: StateEvidence, parts: [Int], commits: [String])] = []
        var indexes: [StateEvidence: Int] = [:]
        for evidence in evidence {
            var whole = evidence
            (whole.part, whole.commit) = (nil, nil)
            let index = indexes[whole] ?? groups.count
            if index == groups.count {
                groups.append((whole, [], []))
                indexes[whole] = index
            }
            if let part = evidence.part { groups[index].parts.append(part) }
            if let commit = evidence.commit { groups[index].commits.append(String(commit.prefix(12))) }
        }
        return groups.map { evidence, parts, commits in
            var text = state(evidence.state)
            if !parts.isEmpty, parts.count < series.total {
                text += (parts.count == 1 ? ", part " : ", parts ") + ChangeTextRenderer.numbers(parts)
            } else if parts.count > 1 {
                text += ", all parts"
            }
            if !commits.isEmpty {
                text += (commits.count == 1 ? ": commit " : ": commits ") + commits.joined(separator: ", ")
            }
            if evidence.isWithdrawal { text += ": withdrawn by its author" }
            return text + source(of: evidence, in: tracked)
        }
    }

    private static func source(of evidence: StateEvidence, in tracked: TrackedChange) -> String {
        var text = ""
        if let series = evidence.series.flatMap({ id in tracked.change.series.first { $0.id == id } }) {
            text += " by \(VersionLabel.text(series))"
        }
        if let id = evidence.messageID {
            if let message = tracked.messages[id] {
                text += evidence.state == .dormant ? ", last word: " : ", "
                text += "\(name(of: message)) on \(Moment(message.postedAt).day)"
            }
            text += " <\(id)>"
        }
        if let request = evidence.pullRequest { text += ", with the pull request <\(request)>" }
        return text
    }

    /// What is behind evidence that decides nothing.
    static let notCounted = " (an address not seen elsewhere: not counted)"

    /// Whose a version is; nil for the change's own.
    static func origin(_ origin: VersionOrigin) -> String? {
        switch origin {
        case .own: nil
        case .unseenAddress(let mailbox): "from an address not seen before: \(mailbox)"
        case .anotherAuthor(let mailbox, isKnown: true): "by another author: \(mailbox)"
        case .anotherAuthor(let mailbox, isKnown: false): "by another author, not seen before: \(mailbox)"
        }
    }

    /// Why two series are versions of one change, a sentence a reason.
    ///
    /// - Parameter label: what the older one is called; `nil` where it is missing.
    static func link(_ link: VersionLink, older label: String?) -> [String] {
        guard let label else { return [] }
        return link.evidence.map { evidence in
            switch evidence {
            case .changeID(let id): "same change-id as \(label): \(id)"
            case .changelogLink(_, let to): "links to \(label): <\(to)>"
            case .replyChain(_, let to): "sent as an answer to \(label): <\(to)>"
            case .patchIDs(_, 1): "the same diff as \(label)"
            case .patchIDs(let shared, let of): "\(shared) of \(of) diffs are those of \(label)"
            case .titleAndFiles(let similarity, let files):
                "same author as \(label), "
                    + (similarity >= 50 ? "title alike (\(similarity) %), " : "parts alike, ")
                    + "\(DigestWording.number(files, "file")) in common"
            }
        }
    }

    private static func name(of message: TrackedMessage) -> String {
        guard let sender = message.sender else { return "somebody" }
        return sender.description
    }
}
