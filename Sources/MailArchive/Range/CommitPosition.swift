/// Where a commit is in an archive.
struct CommitPosition: Sendable, Equatable {
    /// Index of the repository.
    var repository: Int
    /// Full id.
    var commit: String
    /// The committer's date, in seconds since 1970 UTC.
    var time: Int64
}

extension CommitPosition {
    /// Reads the answer of `git cat-file --batch` to `NAME^{commit}`; nil when there is no such commit.
    init?(_ answer: ObjectStream.Answer, repository: Int) {
        guard let bytes = answer.bytes, answer.words.count == 3, answer.words[2] == "commit" else { return nil }
        self.init(repository: repository, commit: String(answer.words[0]), time: Self.committed(bytes) ?? 0)
    }

    /// The date in "committer NAME <ADDRESS> SECONDS ZONE".
    private static func committed(_ commit: [UInt8]) -> Int64? {
        for line in commit.split(separator: 10, omittingEmptySubsequences: false) {
            if line.isEmpty { return nil }
            guard line.starts(with: Array("committer ".utf8)), let close = line.lastIndex(of: 62) else { continue }
            return line[(close + 1)...].split(separator: 32).first.map {
                Timestamp.read(String(decoding: $0, as: UTF8.self))
            }
        }
        return nil
    }
}
