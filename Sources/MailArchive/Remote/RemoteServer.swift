/// A server that an archive is fetched from: who we are to it, and how much is taken from it.
struct RemoteServer: Sendable {
    /// The archive's address.
    let address: RemoteAddress
    /// What is taken at most.
    let limits: SyncLimits

    /// The git program for one of its repositories; `repository` is the one that is fetched into, nil for questions.
    func git(into repository: String? = nil) -> RemoteGit { RemoteGit(server: self, repository: repository) }

    /// A file of it.
    func download(_ url: String) -> Download { Download(url: url, server: self) }

    /// The user and the password that git's credential helpers know for this server; nil when they know none.
    ///
    /// `git help credentials`: a helper of the user's configuration is asked, nobody else.
    func storedCredential() async -> RemoteAddress.Credential? {
        guard let configuration = try? Git(repository: nil).remoteConfiguration(["credential", "fill"], limits: nil)
        else {
            return nil
        }
        guard let answer = try? await Git.answer(configuration, input: Array("url=\(address.url)\n\n".utf8)),
            answer.status == 0
        else { return nil }
        var found = RemoteAddress.Credential(user: "", password: "")
        for line in answer.text.split(separator: "\n") {
            if line.hasPrefix("username=") { found.user = String(line.dropFirst("username=".count)) }
            if line.hasPrefix("password=") { found.password = String(line.dropFirst("password=".count)) }
        }
        return found.password.isEmpty ? nil : found
    }
}
