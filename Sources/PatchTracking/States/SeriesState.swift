/// How far a series has come, in Patchwork's words.
public enum SeriesState: String, Sendable, Hashable, CaseIterable {
    /// Nobody has answered.
    case new
    /// A person other than its author has answered.
    case underReview
    /// Every part has a Reviewed-by or Acked-by from somebody other than its author.
    case reviewed
    /// Somebody objects, or a new version was asked for or promised.
    case changesRequested
    /// A maintainer took all its parts.
    case accepted
    /// All its parts are in the tree that was asked.
    case mainlined
    /// A newer version exists.
    case superseded
    /// A request for comments.
    case rfc
    /// A pull request.
    case pullRequest
    /// Nothing was said about it for a time that the user sets.
    case dormant
    /// A maintainer told Patchwork that it is not wanted, or its author withdrew it.
    case rejected
    /// A maintainer told Patchwork to leave it for later.
    case deferred
    /// It was told Patchwork that it is not for this list's tree.
    case notApplicable
    /// A maintainer told Patchwork that another tree has it, on its way up.
    case awaitingUpstream
    /// A maintainer told Patchwork that others look after it, or somebody says that the same was done already.
    case handledElsewhere

    /// The state that a name of Patchwork's or of its bots stands for: `changes-requested`, `cr`, `Not Applicable`; `nil` for
    /// other words.
    ///
    /// The short forms are those of the bot for netdev and bpf (`pw-bot:`, the kernel's maintainer-netdev.rst).
    public init?(patchwork name: String) {
        let letters = name.lowercased().filter { !" \t\r-_.!".contains($0) }
        guard let state = Self.patchworkNames[letters] else { return nil }
        self = state
    }

    private static let patchworkNames: [String: SeriesState] = [
        "new": .new, "underreview": .underReview, "ur": .underReview, "reviewed": .underReview, "accept": .accepted,
        "accepted": .accepted, "reject": .rejected, "rejected": .rejected, "rfc": .rfc, "notapplicable": .notApplicable,
        "na": .notApplicable, "changesrequested": .changesRequested, "cr": .changesRequested, "supersede": .superseded,
        "superseded": .superseded, "defer": .deferred, "deferred": .deferred, "awaitingupstream": .awaitingUpstream,
        "au": .awaitingUpstream, "handledelsewhere": .handledElsewhere, "mainlined": .accepted, "queued": .accepted,
        "needsack": .underReview, "notnetdev": .notApplicable,
    ]
}
