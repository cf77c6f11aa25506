internal import Glibc
internal import Synchronization

/// Writes requests for what `git log` prints to `git cat-file --batch`, on a thread of its own.
///
/// It reads the log as fast as git prints it and buffers what `cat-file` does not take yet (about 100 bytes a commit), so
/// that the number of changes is known early.
final class RequestWriter: Sendable {
    private let log: Descriptor
    private let requests: Descriptor
    private let mayPause: Bool
    private let layout: HistoryParser.Layout
    private let start: Int
    private let tip: String
    private let skipped: Set<String>
    private let found = Atomic(-1)
    private let last = Atomic(0)

    /// The suffix of the name of a blob that git is not to read, so that it finds none.
    static let skipMark = "-damaged"

    /// Reads from `log` and writes to `requests`; `mayPause` says whether that pipe holds enough requests for some milliseconds.
    init(
        log: Descriptor, requests: Descriptor, mayPause: Bool, layout: HistoryParser.Layout, after sequence: Int,
        tip: String, skipping skipped: Set<String> = []
    ) {
        self.skipped = skipped
        self.log = log
        self.requests = requests
        self.mayPause = mayPause
        self.layout = layout
        self.tip = tip
        start = sequence
    }

    /// How many changes there are; nil while the log is being read, and when it ended before the tip.
    var changes: Int? {
        let found = found.load(ordering: .acquiring)
        return found < 0 ? nil : found
    }

    /// The sequence number of the log's end, once ``changes`` is known.
    var sequence: Int { last.load(ordering: .acquiring) }

    /// Writes all requests, then closes both pipes; stops early when `cat-file` has exited.
    func run() {
        defer {
            requests.close()
            log.close()
        }
        var parser = HistoryParser(layout: layout, after: start, skipping: skipped)
        var waiting: [UInt8] = []
        var sent = 0
        var ended = false
        var room = [UInt8](repeating: 0, count: 1 << 18)
        _ = fcntl(requests.number, F_SETFL, O_WRONLY | O_NONBLOCK)
        while true {
            var ends = [
                pollfd(fd: ended ? -1 : log.number, events: Int16(POLLIN), revents: 0),
                pollfd(fd: sent < waiting.count ? requests.number : -1, events: Int16(POLLOUT), revents: 0),
            ]
            if ended, sent == waiting.count { return }
            if poll(&ends, 2, -1) < 0 {
                if errno == EINTR { continue }
                return
            }
            if ends[0].revents != 0 {
                let count = room.withUnsafeMutableBytes { log.read(into: $0) }
                if count > 0 {
                    parser.append(room[..<count], to: &waiting)
                } else {
                    ended = true
                    guard parser.isAt(tip) else { continue }
                    parser.finish(&waiting)
                    last.store(parser.sequence, ordering: .releasing)
                    found.store(parser.changes, ordering: .releasing)
                }
            }
            if ends[1].revents != 0, sent < waiting.count {
                let count = waiting.withUnsafeBytes { write(requests.number, $0.baseAddress! + sent, $0.count - sent) }
                if count < 0, errno != EAGAIN, errno != EINTR { return }
                sent += max(0, count)
                // There is enough in the pipe for long: git is not to wake us for every line that it takes out of it.
                if mayPause, sent < waiting.count { usleep(5_000) }
                if sent > 1 << 20 || sent == waiting.count {
                    waiting.removeSubrange(..<sent)
                    sent = 0
                }
            }
        }
    }
}
