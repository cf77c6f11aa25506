internal import Dispatch
internal import Glibc

/// Turns Ctrl-C and SIGTERM into the cancellation of what runs, so that children are ended and the index is left whole.
struct Interruption {
    /// Runs `body` in a task that the first of these signals cancels; the second one ends the program at once.
    func run(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let task = Task { try await body() }
        let sources = [SIGINT, SIGTERM].map { number in
            // A signal source only sees what has no other effect.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                if task.isCancelled { _exit(ExitStatus.interrupted.rawValue) }
                task.cancel()
            }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        try await task.value
    }
}
