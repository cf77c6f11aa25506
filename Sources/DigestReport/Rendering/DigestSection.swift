/// A section of the text and Markdown formats, as a reader chooses it.
public enum DigestSection: String, Sendable, CaseIterable {
    /// Works whose first version came.
    case new
    /// Works that came back.
    case versions
    /// What was taken into a tree.
    case applied
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
    /// Who contributed, and from where.
    case people
    /// What the patches say.
    case messages

    /// The heading.
    var heading: String {
        switch self {
        case .new: "New"
        case .versions: "New versions"
        case .applied: "Applied"
        case .reviewed: "Reviewed"
        case .pulls: "Pull requests"
        case .waiting: "Waiting for an answer"
        case .bugs: "Bug reports"
        case .discussions: "Discussions"
        case .people: "People"
        case .messages: "Commit messages"
        }
    }
}
