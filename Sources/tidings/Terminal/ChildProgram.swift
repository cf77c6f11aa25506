internal import Glibc
internal import MailArchive
internal import Subprocess
internal import SystemPackage

/// A program of the user's, run to its end with the user's environment.
///
/// Cancelling the task does not end it: Ctrl-C reaches the programs of a terminal anyway, and what was handed to a pager or to
/// sendmail is theirs.
enum ChildProgram {
    /// What a finished program has left.
    struct Answer: Sendable {
        /// The exit code; 128 and the signal's number for a program that was killed.
        var status: Int32
        /// All of standard output.
        var output: [UInt8]
        /// The first line of standard error.
        var complaint: String
    }

    /// Runs git outside of any repository and takes what it prints.
    ///
    /// - Throws: `Failure` when it cannot be started.
    static func git(_ arguments: [String]) async throws -> Answer {
        try await detached("git") {
            // Not from the folder that we are in, which may be somebody's repository.
            let result = try await Subprocess.run(
                .name("git"), arguments: Arguments(["-C", "/"] + arguments), output: .bytes(limit: 64 << 20),
                error: .string(limit: 1 << 20))
            let complaint = result.standardError.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
            return Answer(
                status: result.terminationStatus.code, output: result.standardOutput, complaint: complaint)
        }
    }

    /// Runs a command of the shell that reads `input`, and returns its exit code.
    ///
    /// - Parameter output: where standard output goes; standard error stays ours.
    /// - Throws: `Failure` when it cannot be started.
    static func shell(_ command: String, input: [UInt8], output: FileDescriptor) async throws -> Int32 {
        // A file instead of a pipe: a program that ends early is then an exit code and no broken pipe.
        let file = try temporaryFile(with: input)
        return try await detached("sh") {
            try await Subprocess.run(
                .name("sh"), arguments: ["-c", command],
                input: .fileDescriptor(file, closeAfterSpawningProcess: true),
                output: .fileDescriptor(output, closeAfterSpawningProcess: false),
                error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false)
            ).terminationStatus.code
        }
    }

    private static func detached<Result: Sendable>(
        _ name: String, _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        do {
            return try await Task.detached(operation: body).value
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw Failure(status: .cannotReadOrWrite, message: "there is no \(name) on the PATH")
        } catch {
            throw Failure(status: .cannotReadOrWrite, message: "\(name) did not run: \(error)")
        }
    }

    /// An open file without a name that only we may read, positioned at its beginning.
    private static func temporaryFile(with bytes: [UInt8]) throws -> FileDescriptor {
        let folder = Terminal.environment("TMPDIR").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
        var template = Array("\(folder)/tidings-XXXXXX".utf8CString)
        let number = mkstemp(&template)
        guard number >= 0 else { throw Output.failure("a temporary file in \(folder)") }
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        unlink(template)
        let file = FileDescriptor(rawValue: number)
        do {
            try Output.write(bytes, to: number, called: "a temporary file in \(folder)")
            lseek(number, 0, SEEK_SET)
        } catch {
            try? file.close()
            throw error
        }
        return file
    }
}
