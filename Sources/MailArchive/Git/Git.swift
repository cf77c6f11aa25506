internal import Glibc
package import Subprocess
internal import SystemPackage

/// The git program for one repository; it reads only, and never over a network.
///
/// Nothing of the user's and the repository's configuration counts: see ``IsolatedGitFolder`` and ``GitPins``. Who owns
/// the repository does not matter, since only its objects and refs are read.
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

        /// Whether git ended since it needed more memory or time than ``ProcessLimits`` allow.
        var isExceeded: Bool {
            status == 128 + SIGXCPU || status == 128 + SIGKILL || complaint.contains("ut of memory")
                || complaint.contains("annot allocate memory")
        }

        /// The output as text, without the last line's end.
        var text: String {
            var text = String(decoding: output, as: UTF8.self)
            while text.last == "\n" { text.removeLast() }
            return text
        }
    }

    /// How to start git with `arguments`.
    ///
    /// - Throws: ``ArchiveError/unwritable(path:reason:)`` when there is no room for temporary files.
    func configuration(
        _ arguments: [String], limits: ProcessLimits = .question
    ) throws(ArchiveError) -> Configuration {
        var configuration = try remoteConfiguration(arguments, limits: limits)
        configuration.environment = configuration.environment.updating(Self.keyed(GitPins.ownConfiguration))
        return configuration
    }

    /// How to start a git that takes proxies, certificates and passwords from the user's configuration.
    func remoteConfiguration(
        _ arguments: [String], limits: ProcessLimits?
    ) throws(ArchiveError) -> Configuration {
        let folder = try repository.map { path throws(ArchiveError) in try IsolatedGitFolder.path(of: path) }
        let all = (folder.map { ["--git-dir=\($0)"] } ?? ["-C", "/"]) + GitPins.arguments + arguments
        let command = limits?.command("git", all) ?? ["git"] + all
        return Configuration(
            executable: .name(command[0]), arguments: Arguments(Array(command.dropFirst())),
            environment: .inherit.updating(Self.keyed(GitPins.environment)))
    }

    /// How to start a git that gives the bytes of objects, after a line of this format each.
    ///
    /// Mails that are too large to be read are not held in git's memory, either, and objects that claim to need more than
    /// this end git.
    func objectConfiguration(_ format: String, isBuffered: Bool = true) throws(ArchiveError) -> Configuration {
        let limit = MailSize.limit
        let arguments = ["-c", "core.bigFileThreshold=\(limit)", "cat-file", "--batch=\(format)"]
        return try configuration(
            arguments + (isBuffered ? ["--buffer"] : []), limits: ProcessLimits(memory: 4 * limit + (1 << 30)))
    }

    private static func keyed(_ variables: [String: String?]) -> [Environment.Key: String?] {
        Dictionary(uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0), $1) })
    }

    /// Runs git to its end.
    ///
    /// - Throws: ``ArchiveError/gitMissing(reason:)``; a failure that git reports is an answer.
    func run(_ arguments: [String], input: [UInt8] = []) async throws(ArchiveError) -> Answer {
        try await Self.answer(configuration(arguments), input: input)
    }

    /// Runs a git that was prepared to its end.
    static func answer(_ configuration: Configuration, input: [UInt8]) async throws(ArchiveError) -> Answer {
        do {
            let result = try await Subprocess.run(
                configuration, input: .array(input), output: .bytes(limit: 256 << 20), error: .string(limit: 1 << 20))
            return Answer(
                status: result.terminationStatus.code, output: result.standardOutput,
                complaint: complaint(result.standardError, result.terminationStatus))
        } catch {
            throw failure(error)
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
        if let error = error as? SubprocessError, error.code == .outputLimitExceeded { return .tooLarge }
        if let error = error as? SubprocessError, error.code == .executableNotFound {
            return .gitMissing(reason: "there is no git on the PATH")
        }
        return .gitMissing(reason: firstLine("\(error)"))
    }

    /// Why a git ended that did not succeed, as the reason in an error.
    static func complaint(_ said: String, _ status: TerminationStatus) -> String {
        if case .signaled(let signal) = status, signal == SIGXCPU || signal == SIGKILL, said.isEmpty {
            return "it took more processor time than it may"
        }
        return firstLine(said)
    }

    /// The first line of what git said, as the reason in an error.
    static func firstLine(_ complaint: String) -> String {
        let lines = complaint.split(whereSeparator: \.isNewline)
        let line = lines.first { $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ") } ?? lines.first ?? ""
        for word in ["fatal: ", "error: "] where line.hasPrefix(word) { return String(line.dropFirst(word.count)) }
        return String(line)
    }
}

extension TerminationStatus {
    /// The exit code, or 128 and the signal's number as shells say it.
    package var code: Int32 {
        switch self {
        case .exited(let code): code
        case .signaled(let signal): 128 + signal
        }
    }
}
