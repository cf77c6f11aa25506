/// How far a git source was read: the sequence number and the commit, written as `SEQUENCE COMMIT`.
struct HistoryCursor: Equatable, CustomStringConvertible {
    /// The sequence number of the last change up to and including `commit`.
    var sequence: Int
    /// The full id of the last commit.
    var commit: String

    var description: String { "\(sequence) \(commit)" }
}

extension HistoryCursor {
    /// Reads a cursor; nil when it is none of ours.
    init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let sequence = Int(parts[0]), sequence >= 0, isObjectID(String(parts[1])) else {
            return nil
        }
        self.init(sequence: sequence, commit: String(parts[1]))
    }
}
