/// A section of the text and Markdown formats, as a reader chooses it.
public enum DigestSection: String, Sendable, CaseIterable {
    /// Changes whose first version came.
    case new
    /// Changes that came back.
    case versions
    /// What was taken into a tree.
    case applied
    /// What is in the tree that was asked.
    case mainlined
    /// What was posted for stable branches.
    case stable
    /// What got review tags.
    case reviewed
    /// Pull requests.
    case pulls
    /// What nobody has answered.
    case waiting
    /// Reports of faults.
    case bugs
    /// Threads without a patch.
    case discussions
    /// Who contributed and reviewed, and from where.
    case people
    /// Who contributed for the first time.
    case newcomers
    /// How fast postings were answered.
    case response
    /// Which files and subsystems the patches touch.
    case files
    /// What the patches say.
    case messages

    /// The heading in a digest.
    func heading(in digest: Digest) -> String {
        guard self == .newcomers, let since = digest.people.newcomersSince else { return heading }
        return "First seen since \(since.day)"
    }

    /// The heading.
    var heading: String {
        switch self {
        case .new: "New"
        case .versions: "New versions"
        case .applied: "Applied"
        case .mainlined: "Mainlined"
        case .stable: "Stable"
        case .reviewed: "Reviewed"
        case .pulls: "Pull requests"
        case .waiting: "Waiting for an answer"
        case .bugs: "Bug reports"
        case .discussions: "Discussions"
        case .people: "People"
        case .newcomers: "First-time contributors"
        case .response: "Response times"
        case .files: "Files"
        case .messages: "Commit messages"
        }
    }
}
