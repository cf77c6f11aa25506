internal import Glibc

/// Runs `body`, which may block in the kernel, on a thread of its own, so that no thread of the tasks' pool waits for a pipe.
///
/// A pipe whose reader is gone gives `body` the error `EPIPE`, not a signal.
func onBlockingThread<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
        let start = ThreadStart {
            continuation.resume(returning: body())
        }
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { argument in
                var broken = sigset_t()
                sigemptyset(&broken)
                sigaddset(&broken, SIGPIPE)
                pthread_sigmask(SIG_BLOCK, &broken, nil)
                Unmanaged<ThreadStart>.fromOpaque(argument!).takeRetainedValue().body()
                return nil
            }, Unmanaged.passRetained(start).toOpaque())
        // Without a thread there is nothing left to do but the work itself, here.
        if status == 0 { pthread_detach(thread) } else { start.body() }
    }
}

/// Runs `body`, which may block in the kernel and throws, on a thread of its own.
func onBlockingThread<Result: Sendable>(
    _ body: @escaping @Sendable () throws(ArchiveError) -> Result
) async throws(ArchiveError) -> Result {
    let result: Swift.Result<Result, ArchiveError> = await onBlockingThread {
        do throws(ArchiveError) { return .success(try body()) } catch { return .failure(error) }
    }
    return try result.get()
}

/// What a new thread does first.
private final class ThreadStart {
    let body: () -> Void

    init(_ body: @escaping () -> Void) { self.body = body }
}
