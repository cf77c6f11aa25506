internal import Glibc
internal import Synchronization

/// What the server has done, for Prometheus (text format 0.0.4).
final class Metrics: Sendable {
    private struct Series: Hashable {
        var route: String
        var status: Int
    }

    private struct Timing {
        var buckets = [Int](repeating: 0, count: Metrics.bounds.count)
        var count = 0
        var seconds = 0.0
    }

    private struct State {
        var requests: [Series: Int] = [:]
        var timings: [String: Timing] = [:]
        var bytes = 0
        var readers = 0
    }

    /// Upper bounds of the histogram's buckets, in seconds.
    private static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private let state = Mutex(State())

    /// Counts a request that was answered.
    func record(_ route: Route?, status: Int, elapsed: Duration, bytes: Int) {
        let name = route?.name ?? "none"
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        let bucket = Self.bounds.firstIndex { seconds <= $0 }
        state.withLock { state in
            state.requests[Series(route: name, status: status), default: 0] += 1
            state.bytes += bytes
            state.timings[name, default: Timing()].count += 1
            state.timings[name, default: Timing()].seconds += seconds
            if let bucket { state.timings[name, default: Timing()].buckets[bucket] += 1 }
        }
    }

    /// Counts a subscriber to events that came (1) or left (-1).
    func countReader(_ change: Int) { state.withLock { $0.readers += change } }

    /// Everything, a line a number, in an order that stays.
    func text(cache: PageCache) -> String {
        let state = state.withLock { $0 }
        var lines = Self.head("tidings_http_requests_total", "counter", "Requests answered.")
        for (series, count) in state.requests.sorted(by: {
            ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status)
        }) {
            lines.append("tidings_http_requests_total{route=\"\(series.route)\",status=\"\(series.status)\"} \(count)")
        }
        lines += Self.head("tidings_http_request_duration_seconds", "histogram", "Time until the answer was ready.")
        for (route, timing) in state.timings.sorted(by: { $0.key < $1.key }) { lines += Self.lines(route, timing) }
        let counts = cache.counts
        let plain: [(String, String, String, Int)] = [
            ("tidings_http_response_bytes_total", "counter", "Bytes of answers' bodies.", state.bytes),
            ("tidings_page_cache_hits_total", "counter", "Pages that were there.", counts.hits),
            ("tidings_page_cache_misses_total", "counter", "Pages that had to be made.", counts.misses),
            ("tidings_page_cache_bytes", "gauge", "Bytes of the pages kept.", counts.bytes),
            ("tidings_page_cache_pages", "gauge", "Pages kept.", counts.pages),
            ("tidings_event_readers", "gauge", "Open pages that follow the news.", state.readers),
            ("process_resident_memory_bytes", "gauge", "Memory of the process.", Self.residentBytes()),
        ]
        for (name, type, help, value) in plain { lines += Self.head(name, type, help) + ["\(name) \(value)"] }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func head(_ name: String, _ type: String, _ help: String) -> [String] {
        ["# HELP \(name) \(help)", "# TYPE \(name) \(type)"]
    }

    private static func lines(_ route: String, _ timing: Timing) -> [String] {
        let name = "tidings_http_request_duration_seconds"
        var sum = 0
        var lines = zip(bounds, timing.buckets).map { bound, count in
            sum += count
            return "\(name)_bucket{route=\"\(route)\",le=\"\(bound)\"} \(sum)"
        }
        lines.append("\(name)_bucket{route=\"\(route)\",le=\"+Inf\"} \(timing.count)")
        return lines + [
            "\(name)_sum{route=\"\(route)\"} \(timing.seconds)", "\(name)_count{route=\"\(route)\"} \(timing.count)",
        ]
    }

    /// The second word of `/proc/self/statm` is the number of resident pages (proc(5)).
    private static func residentBytes() -> Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 256)
        guard fgets(&buffer, 256, file) != nil else { return 0 }
        let words = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self).split(separator: " ")
        return words.count > 1 ? (Int(words[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
    }
}

extension Route {
    /// Its case, as metrics name it.
    fileprivate var name: String {
        switch self {
        case .home: "home"
        case .list: "list"
        case .listFeed, .threadFeed: "feed"
        case .message: "message"
        case .raw, .part: "raw"
        case .thread: "thread"
        case .threadMailbox, .seriesMailbox: "mbox"
        case .seriesList, .series: "series"
        case .comparison: "comparison"
        case .digests, .digest, .digestMessages: "digest"
        case .people, .person, .personMessages: "people"
        case .organisations, .organisation, .organisationMessages: "organisations"
        case .help, .settings: "help"
        case .events: "events"
        case .search: "search"
        case .asset, .robots: "asset"
        case .api: "api"
        case .health, .metrics: "operation"
        }
    }
}
