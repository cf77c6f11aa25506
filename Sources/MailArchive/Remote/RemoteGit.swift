internal import Subprocess

/// The git program, allowed to fetch over HTTP; it asks for no password and leaves nothing running behind.
struct RemoteGit: Sendable {
    /// The server.
    let server: RemoteServer
    /// The repository that is fetched into; nil for questions.
    var repository: String?

    private func configuration(_ arguments: [String]) throws(ArchiveError) -> Configuration {
        var settings = [
            // Commits of archives have broken zones, which a strict check would refuse.
            "fetch.fsckObjects=false", "transfer.fsckObjects=false",
            // A mirror is kept tidy, within this run.
            "gc.auto=6700", "maintenance.auto=true", "gc.autoDetach=false", "maintenance.autoDetach=false",
            "fetch.writeCommitGraph=true", "http.lowSpeedLimit=1", "http.lowSpeedTime=120",
        ]
        var environment: [Environment.Key: String?] = ["GIT_ALLOW_PROTOCOL": "http:https"]
        if let credential = server.address.credential {
            // No helper of the user's is to keep it, and no command line is to show it.
            settings += [
                "credential.helper=",
                "credential.\(server.address.parts.origin).helper="
                    + "!f() { test \"$1\" = get && printf 'username=%s\\npassword=%s\\n' "
                    + "\"$TIDINGS_REMOTE_USER\" \"$TIDINGS_REMOTE_PASSWORD\"; }; f",
            ]
            environment["TIDINGS_REMOTE_USER"] = credential.user
            environment["TIDINGS_REMOTE_PASSWORD"] = credential.password
        }
        let limits = ProcessLimits(memory: server.limits.memory, fileSize: server.limits.epochSize)
        var configuration = try Git(repository: repository).remoteConfiguration(
            settings.flatMap { ["-c", $0] } + arguments, limits: limits)
        configuration.environment = configuration.environment.updating(environment)
        // Told to end, git removes the files it has begun.
        configuration.platformOptions.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(2))]
        return configuration
    }

    /// Runs git until it ends, or has taken more time or room than the server's limits allow; `progress` gets git's step
    /// and its numbers, where it prints them.
    func run(
        _ arguments: [String], progress: @escaping @Sendable (String, Int, Int) -> Void = { _, _, _ in }
    ) async throws(ArchiveError) -> Git.Answer {
        let configuration = try configuration(arguments)
        let watch = FetchWatch(repository: repository, limits: server.limits)
        let first = await withTaskGroup(of: Ending.self) { group in
            group.addTask { await Self.ending(configuration, progress) }
            group.addTask { .exceeded(await watch.excess()) }
            let first = await group.next() ?? .exceeded(nil)
            group.cancelAll()
            return first
        }
        switch first {
        case .answered(let answer): return answer
        case .failed(let error): throw error
        case .exceeded(let reason):
            guard let reason else { throw .stopped(url: server.address.url) }
            throw .refused(url: server.address.url, reason: reason)
        }
    }

    /// What ended a run.
    private enum Ending: Sendable {
        case answered(Git.Answer)
        case failed(ArchiveError)
        /// A limit, and which; nil when the task was cancelled.
        case exceeded(String?)
    }

    private static func ending(
        _ configuration: Configuration, _ progress: @escaping @Sendable (String, Int, Int) -> Void
    ) async -> Ending {
        do {
            let result = try await Subprocess.run(
                configuration, input: .none, output: .bytes(limit: 1 << 20), error: .sequence
            ) { execution in
                var lines = ProgressLines()
                for try await buffer in execution.standardError {
                    buffer.withUnsafeBytes { lines.append($0, progress) }
                }
                lines.finish(progress)
                return lines.complaint
            }
            return .answered(
                Git.Answer(
                    status: result.terminationStatus.code, output: result.standardOutput,
                    complaint: result.closureResult))
        } catch {
            return .failed(Git.failure(error))
        }
    }
}

/// What git prints on standard error with `--progress`, line by line: steps with numbers, and complaints.
struct ProgressLines {
    private var line: [UInt8] = []
    private var said = ""

    /// The first line that is no step, as the reason of a failure.
    var complaint: String { Git.firstLine(said) }

    /// Takes more bytes.
    mutating func append(_ bytes: some Sequence<UInt8>, _ progress: (String, Int, Int) -> Void) {
        for byte in bytes {
            if byte == 10 || byte == 13 { finish(progress) } else if line.count < 4096 { line.append(byte) }
        }
    }

    /// Ends the last line.
    mutating func finish(_ progress: (String, Int, Int) -> Void) {
        defer { line.removeAll(keepingCapacity: true) }
        guard !line.isEmpty else { return }
        let text = String(decoding: line, as: UTF8.self)
        if let (step, done, total) = Self.step(text) {
            progress(step, done, total)
        } else if said.utf8.count < 65_536 {
            said += text + "\n"
        }
    }

    /// Reads "remote: Counting objects:  66% (6/9), 1.20 MiB | 3 MiB/s"; nil for other lines.
    static func step(_ line: String) -> (name: String, done: Int, total: Int)? {
        guard let percent = line.firstRange(of: "% ("), let colon = line[..<percent.lowerBound].lastIndex(of: ":")
        else {
            return nil
        }
        let numbers = line[percent.upperBound...].prefix { $0 != ")" }.split(separator: "/").map { Int($0) }
        guard numbers.count == 2, let done = numbers[0], let total = numbers[1] else { return nil }
        let name = line[..<colon]
        return (String(name.hasPrefix("remote: ") ? name.dropFirst(8) : name), done, total)
    }
}
