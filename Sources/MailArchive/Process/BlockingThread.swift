internal import Glibc

/// Runs `body`, which may block in the kernel, on a thread of its own, so that no thread of the tasks' pool waits for a pipe.
///
/// A pipe whose reader has closed it gives `body` the error `EPIPE`, not a signal.
func onBlockingThread<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
        let work: @Sendable () -> Void = { continuation.resume(returning: body()) }
        // Without a thread there is nothing left to do but the work itself, here.
        if !startThread(work) { work() }
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

/// Starts a thread that runs `body` and ends; false when the system has no more threads.
///
/// Writing to a pipe whose reader has closed it is the error `EPIPE` there, not a signal.
package func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(ThreadBody(body))
    let status = pthread_create(
        &thread, nil,
        { argument in
            var broken = sigset_t()
            sigemptyset(&broken)
            sigaddset(&broken, SIGPIPE)
            pthread_sigmask(SIG_BLOCK, &broken, nil)
            Unmanaged<ThreadBody>.fromOpaque(argument!).takeRetainedValue().run()
            return nil
        }, argument.toOpaque())
    guard status == 0 else {
        argument.release()
        return false
    }
    pthread_detach(thread)
    return true
}

/// What a new thread runs.
private final class ThreadBody {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
