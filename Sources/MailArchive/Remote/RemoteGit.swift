internal import Subprocess

/// The git program, allowed to fetch over HTTP; it asks for no password and leaves nothing running behind.
struct RemoteGit: Sendable {
    /// The repository that is fetched into; nil for questions.
    var repository: String?

    private func configuration(_ arguments: [String]) throws(ArchiveError) -> Configuration {
        let settings = [
            // Commits of archives have broken zones, which a strict check would refuse.
            "fetch.fsckObjects=false", "transfer.fsckObjects=false",
            // A mirror is kept tidy, within this run.
            "gc.auto=6700", "maintenance.auto=true", "gc.autoDetach=false", "maintenance.autoDetach=false",
            "fetch.writeCommitGraph=true", "credential.helper=", "http.lowSpeedLimit=1", "http.lowSpeedTime=120",
        ]
        var configuration = try Git(repository: repository).remoteConfiguration(
            settings.flatMap { ["-c", $0] } + arguments, limits: nil)
        configuration.environment = configuration.environment.updating(["GIT_ALLOW_PROTOCOL": "http:https"])
        // Told to end, git removes the files it has begun.
        configuration.platformOptions.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(2))]
        return configuration
    }

    /// Runs git; `progress` gets git's step and its numbers, where it prints them.
    func run(
        _ arguments: [String], progress: @escaping @Sendable (String, Int, Int) -> Void = { _, _, _ in }
    ) async throws(ArchiveError) -> Git.Answer {
        do {
            let result = try await Subprocess.run(
                try configuration(arguments), input: .none, output: .bytes(limit: 64 << 20), error: .sequence
            ) { execution in
                var lines = ProgressLines()
                for try await buffer in execution.standardError {
                    buffer.withUnsafeBytes { lines.append($0, progress) }
                }
                lines.finish(progress)
                return lines.complaint
            }
            return Git.Answer(
                status: result.terminationStatus.code, output: result.standardOutput, complaint: result.closureResult)
        } catch {
            throw Git.failure(error)
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
