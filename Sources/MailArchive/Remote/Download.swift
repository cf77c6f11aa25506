internal import Glibc
internal import Subprocess

/// A file fetched with curl.
struct Download: Sendable {
    /// What it is.
    let url: String

    /// How it went.
    enum Outcome: Equatable {
        /// It was fetched.
        case fetched
        /// The server answered with another status than 200.
        case status(Int)
        /// No server answered, and why.
        case unreachable(String)
        /// There is no curl here.
        case curlMissing
    }

    /// Fetches it into a file; after anything but `fetched` there is no such file.
    func save(to path: String) async -> Outcome {
        let arguments = [
            "-q", "--silent", "--location", "--max-redirs", "5", "--proto", "=http,https", "--proto-redir",
            "=http,https",
            "--max-filesize", "67108864", "--connect-timeout", "30", "--speed-time", "60", "--speed-limit", "1",
            "--output", path, "--write-out", "%{http_code} %{errormsg}", "--url", url,
        ]
        do {
            let result = try await run(
                .name("curl"), arguments: Arguments(arguments), environment: .inherit.updating(["LC_ALL": "C"]),
                input: .none, output: .string(limit: 1 << 16), error: .discarded)
            let words = result.standardOutput.split(separator: " ", maxSplits: 1)
            let status = words.first.flatMap { Int($0) } ?? 0
            if result.terminationStatus.isSuccess, status == 200 { return .fetched }
            unlink(path)
            if status != 0, status != 200 { return .status(status) }
            return .unreachable(words.count == 2 ? Git.firstLine(String(words[1])) : "curl ended early")
        } catch let error as SubprocessError where error.code == .executableNotFound {
            return .curlMissing
        } catch {
            unlink(path)
            return .unreachable(Git.firstLine("\(error)"))
        }
    }
}
