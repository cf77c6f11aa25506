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
}
