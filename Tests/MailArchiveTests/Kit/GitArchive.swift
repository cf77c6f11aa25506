import Testing

@testable import MailArchive

/// Makes git repositories as public-inbox does, through `git fast-import`.
struct GitArchive {
    /// The git folder.
    let path: String

    /// What a commit does.
    enum Step {
        /// Writes files, path to content.
        case write([String: String])
        /// Removes a file.
        case remove(String)
        /// Takes `m` away and keeps the mail as `d`, as public-inbox deletes.
        case delete(String)
        /// Changes nothing, as after a purge.
        case nothing

        /// A new message in an epoch.
        static func add(_ mail: String) -> Step { .write(["m": mail]) }
    }

    /// Takes a repository that is there.
    init(existing path: String) {
        self.path = path
    }

    /// Makes a bare repository, empty.
    init(_ path: String) async throws {
        self.path = path
        let answer = try await Git().run(["init", "--quiet", "--bare", "--initial-branch=master", path])
        #expect(answer.status == 0, "\(answer.complaint)")
    }

    /// Makes a bare epoch with mails of these numbers.
    init(_ path: String, mails: some Sequence<Int>) async throws {
        try await self.init(path)
        try await commit(mails.map { .add(mail($0)) })
    }

    /// Adds commits; the first is received at `time`, each other a minute later.
    func commit(_ steps: [Step], time: Int = 1_762_430_400, from: String? = nil) async throws {
        var stream = ""
        let head = try await from == nil ? GitRepository(source: "all", path: path).tip() : from
        for (index, step) in steps.enumerated() {
            stream += "commit refs/heads/master\n"
            stream += "author Ann Example <ann@example.org> \(time + index * 60) +0000\n"
            stream += "committer List <list@example.org> \(time + index * 60) +0000\ndata 4\nmail\n"
            if index == 0, let head { stream += "from \(head)\n" }
            switch step {
            case .write(let files):
                for (name, text) in files.sorted(by: { $0.key < $1.key }) {
                    stream += "M 100644 inline \(name)\ndata \(text.utf8.count)\n\(text)\n"
                }
            case .remove(let name): stream += "D \(name)\n"
            case .delete(let text): stream += "D m\nM 100644 inline d\ndata \(text.utf8.count)\n\(text)\n"
            case .nothing: break
            }
            stream += "\n"
        }
        try await run(["fast-import", "--quiet", "--force"], input: stream)
    }

    /// Runs git on it and gives what it prints.
    @discardableResult
    func run(_ arguments: [String], input: String = "") async throws -> String {
        // By its own folder and not as archives are read, since it is written to.
        let own = ["--git-dir=\(path)", "-c", "user.name=Ann Example", "-c", "user.email=ann@example.org"]
        return try await Git().output(own + arguments, input: Array(input.utf8)).text
    }

    /// The commits, oldest first.
    func commits() async throws -> [String] {
        try await run(["rev-list", "--reverse", "HEAD"]).split(separator: "\n").map(String.init)
    }
}
