internal import Subprocess
internal import SystemPackage

/// The git program at work on one repository; it reads only, and never over a network.
///
/// The user's and the repository's configuration cannot change what it prints, ask for a password, open a pager, run a
/// program or fetch missing objects. The owner of the repository does not matter: the person named it.
struct Git: Sendable {
    /// The repository's git folder; nil for questions that need no repository.
    var repository: String?

    /// What a finished git has said.
    struct Answer: Sendable {
        /// 0 for success.
        var status: Int32
        /// All of standard output.
        var output: [UInt8]
        /// The first line of standard error, without `fatal: `.
        var complaint: String

        /// The output as text, without the last line's end.
        var text: String {
            var text = String(decoding: output, as: UTF8.self)
            while text.last == "\n" { text.removeLast() }
            return text
        }
    }

    /// How to start git with `arguments`.
    func configuration(_ arguments: [String]) -> Configuration {
        let place = repository.map { ["--git-dir=\($0)"] } ?? ["-C", "/"]
        return Configuration(
            executable: .name("git"),
            arguments: Arguments(place + ["-c", "safe.directory=*", "--no-pager"] + arguments),
            environment: .inherit.updating(Self.environment))
    }

    /// Runs git to its end.
    ///
    /// - Throws: ``ArchiveError/gitMissing(reason:)``; a failure that git reports is an answer.
    func run(_ arguments: [String], input: [UInt8] = []) async throws(ArchiveError) -> Answer {
        do {
            let result = try await Subprocess.run(
                configuration(arguments), input: .array(input), output: .bytes(limit: 256 << 20),
                error: .string(limit: 1 << 20))
            return Answer(
                status: result.terminationStatus.code, output: result.standardOutput,
                complaint: Self.firstLine(result.standardError))
        } catch {
            throw Self.failure(error)
        }
    }

    /// Runs git to its end and takes its output.
    ///
    /// - Throws: ``ArchiveError/gitFailed(path:command:reason:)`` when it does not succeed.
    func output(_ arguments: [String], input: [UInt8] = []) async throws(ArchiveError) -> Answer {
        let answer = try await run(arguments, input: input)
        guard answer.status == 0 else { throw failed(arguments, answer.complaint) }
        return answer
    }

    /// The error for a git that did not succeed.
    func failed(_ arguments: [String], _ complaint: String) -> ArchiveError {
        .gitFailed(
            path: repository ?? "/", command: arguments.first ?? "",
            reason: complaint.isEmpty ? "no reason given" : complaint)
    }

    /// The error for a git that did not start.
    static func failure(_ error: any Error) -> ArchiveError {
        if let error = error as? ArchiveError { return error }
        if let error = error as? SubprocessError, error.code == .executableNotFound {
            return .gitMissing(reason: "there is no git on the PATH")
        }
        return .gitMissing(reason: firstLine("\(error)"))
    }

    /// The first line of what git said, as the reason in an error.
    static func firstLine(_ complaint: String) -> String {
        let lines = complaint.split(whereSeparator: \.isNewline)
        let line = lines.first { $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ") } ?? lines.first ?? ""
        for word in ["fatal: ", "error: "] where line.hasPrefix(word) { return String(line.dropFirst(word.count)) }
        return String(line)
    }

    private static let environment: [Environment.Key: String?] = [
        "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_DIR": nil, "GIT_WORK_TREE": nil,
        "GIT_INDEX_FILE": nil, "GIT_OBJECT_DIRECTORY": nil, "GIT_ALTERNATE_OBJECT_DIRECTORIES": nil,
        "GIT_COMMON_DIR": nil, "GIT_NAMESPACE": nil, "GIT_GRAFT_FILE": nil, "GIT_SHALLOW_FILE": nil,
        "GIT_EXTERNAL_DIFF": nil, "GIT_DIFF_OPTS": nil, "GIT_TRACE": nil,
    ]
}

extension TerminationStatus {
    /// The exit code, or 128 and the signal's number as shells say it.
    var code: Int32 {
        switch self {
        case .exited(let code): code
        case .signaled(let signal): 128 + signal
        }
    }
}
