internal import Dispatch
internal import Glibc
internal import MailArchive
internal import Synchronization

/// Threads on which pages are made, so that a page that takes long keeps no answer waiting that only has to be sent.
///
/// Tasks that prefer them run nowhere else, but for what belongs to an actor with a queue of its own, such as a connection
/// to the index. The tasks that read requests and send answers run on the threads of Swift's own pool, of which there is one
/// a core.
final class PageThreads: TaskExecutor {
    /// The threads for pages that are made within milliseconds.
    static let quick = PageThreads(count: 2)
    /// The threads for searches, digests, comparisons, and what else can take seconds.
    static let costly = PageThreads(count: cores)

    /// Cores that the system has.
    static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    private let jobs = Mutex<(jobs: [UnownedJob], next: Int)>(([], 0))
    private let ready = DispatchSemaphore(value: 0)

    /// Starts so many threads, which live as long as the process.
    private init(count: Int) {
        for _ in 0..<count {
            let isStarted = startThread { self.work() }
            precondition(isStarted, "the system has no more threads")
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.jobs.append(job) }
        ready.signal()
    }

    private func work() -> Never {
        while true {
            ready.wait()
            let job = jobs.withLock { queue in
                let job = queue.jobs[queue.next]
                queue.next += 1
                // Those that were taken go away together, so that taking one costs the same however many wait.
                if queue.next == queue.jobs.count || queue.next > 1024 {
                    queue.jobs.removeFirst(queue.next)
                    queue.next = 0
                }
                return job
            }
            job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
