internal import Subprocess

/// A small file fetched with curl.
struct Download: Sendable {
    /// What it is.
    let url: String
    /// Who serves it.
    let server: RemoteServer

    /// How it went.
    enum Outcome: Equatable {
        /// Its bytes.
        case fetched([UInt8])
        /// The server answered with another status than 200.
        case status(Int)
        /// No server answered, or it sent too much, and why.
        case unreachable(String)
        /// Our task was cancelled.
        case stopped
        /// There is no curl here.
        case curlMissing
    }

    /// Fetches it, up to `limit` bytes (nil: the server's limit); more is an answer that is not taken.
    ///
    /// A server that wants a password is asked again with that of git's credential helpers.
    func bytes(limit: Int? = nil) async -> Outcome {
        let limit = limit ?? server.limits.fileSize
        let outcome = await fetch(limit, server.address.credential)
        guard outcome == .status(401), server.address.credential == nil,
            let stored = await server.storedCredential()
        else { return outcome }
        return await fetch(limit, stored)
    }

    private func fetch(_ limit: Int, _ credential: RemoteAddress.Credential?) async -> Outcome {
        let arguments = [
            "-q", "--config", "-", "--silent", "--location", "--max-redirs", "5", "--proto", "=http,https",
            "--proto-redir", "=http,https", "--connect-timeout", "30", "--max-time", "\(server.limits.questionTime)",
            "--write-out", "%{stderr}%{http_code} %{errormsg}", "--url", url,
        ]
        do {
            // On standard input, since other users see a command line.
            let secret = credential.map { "user = \"\(Self.quoted($0.user)):\(Self.quoted($0.password))\"\n" } ?? ""
            let result = try await run(
                .name("curl"), arguments: Arguments(arguments), environment: .inherit.updating(["LC_ALL": "C"]),
                input: .string(secret), output: .sequence, error: .string(limit: 1 << 16)
            ) { execution in
                var bytes: [UInt8] = []
                for try await buffer in execution.standardOutput {
                    buffer.withUnsafeBytes { bytes.append(contentsOf: $0) }
                    if bytes.count > limit {
                        try execution.send(signal: .kill)
                        return nil as [UInt8]?
                    }
                }
                return bytes
            }
            if Task.isCancelled { return .stopped }
            guard let bytes = result.closureResult else {
                return .unreachable("it has more than \(limit >> 20) MiB")
            }
            let words = result.standardError.split(separator: " ", maxSplits: 1)
            let status = words.first.flatMap { Int($0) } ?? 0
            if result.terminationStatus.isSuccess, status == 200 { return .fetched(bytes) }
            if status != 0, status != 200 { return .status(status) }
            return .unreachable(words.count == 2 ? Git.firstLine(String(words[1])) : "curl ended early")
        } catch let error as SubprocessError where error.code == .executableNotFound {
            return .curlMissing
        } catch {
            return Task.isCancelled ? .stopped : .unreachable(Git.firstLine("\(error)"))
        }
    }

    /// A value in curl's configuration, between quotes; no line of its own can be in it.
    private static func quoted(_ text: String) -> String {
        String(text.unicodeScalars.filter { $0.value >= 32 }.map(Character.init))
            .replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
}
