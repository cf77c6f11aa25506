/// A git repository that holds mail: an epoch of a public-inbox v2, or a public-inbox v1.
struct GitRepository: Sendable {
    /// The source's id: the number of the epoch, or "all".
    let source: String
    /// The git folder.
    let path: String

    /// The program on this repository.
    var git: Git { Git(repository: path) }

    /// The commit that HEAD names; nil while there is none.
    ///
    /// Reads git's files where it can, since this is all that a look for news costs.
    func tip() async throws(ArchiveError) -> String? {
        switch RefFiles(path).head() {
        case .commit(let id): return id
        case .unborn: return nil
        case .unclear:
            let arguments = ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]
            let answer = try await git.run(arguments)
            if answer.status == 0 { return answer.text }
            guard answer.complaint.isEmpty else { throw git.failed(arguments, answer.complaint) }
            return nil
        }
    }

    /// Whether `commit` is in the history of `tip`.
    func contains(_ commit: String, in tip: String) async throws(ArchiveError) -> Bool {
        if commit == tip { return true }
        return try await git.run(["merge-base", "--is-ancestor", commit, tip]).status == 0
    }
}
