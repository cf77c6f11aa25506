internal import Glibc

/// A program run from start to end, with what it took.
struct ChildProcess {
    /// Wall time in seconds.
    var seconds: Double
    /// Peak memory of the process in bytes (of the largest one, where it ran others).
    var peakMemory: Int
    /// Its exit code, or -1 when a signal ended it.
    var status: Int32

    /// Runs `arguments` with standard input from `input` and standard output to `output`.
    init(
        _ arguments: [String], input: String = "/dev/null", output: String = "/dev/null", environment: [String] = []
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = (environment + Self.inherited).map { strdup($0) } + [nil]
        defer { for pointer in argv + variables { free(pointer) } }
        let start = ContinuousClock.now
        var pid: pid_t = 0
        guard posix_spawnp(&pid, arguments[0], &actions, nil, &argv, &variables) == 0 else {
            throw BenchmarkError.cannotRun(arguments[0])
        }
        var state: Int32 = 0
        var usage = rusage()
        while wait4(pid, &state, 0, &usage) < 0 {}
        seconds = (ContinuousClock.now - start).seconds
        peakMemory = usage.ru_maxrss * 1024
        status = state & 0x7F == 0 ? (state >> 8) & 0xFF : -1
    }

    private static var inherited: [String] {
        ["PATH", "HOME"].compactMap { (name: String) -> String? in getenv(name).map { name + "=" + String(cString: $0) }
        }
    }

    /// Runs it once without counting, then `runs` times; the median time and the highest memory.
    static func median(
        _ arguments: [String], runs: Int, input: String = "/dev/null", before: () -> Void = {}
    ) throws -> ChildProcess {
        var all: [ChildProcess] = []
        for run in 0...runs {
            before()
            let child = try ChildProcess(arguments, input: input)
            guard child.status == 0 else { throw BenchmarkError.failed(arguments.joined(separator: " "), child.status) }
            if run > 0 { all.append(child) }
        }
        var middle = all.sorted { $0.seconds < $1.seconds }[all.count / 2]
        middle.peakMemory = all.map(\.peakMemory).max() ?? 0
        return middle
    }
}

/// Why a benchmark could not be run.
enum BenchmarkError: Error, CustomStringConvertible {
    case cannotRun(String)
    case failed(String, Int32)
    case usage(String)

    var description: String {
        switch self {
        case .cannotRun(let program): "cannot run \(program)"
        case .failed(let command, let status): "\(command) ended with \(status)"
        case .usage(let reason): reason
        }
    }
}

extension Duration {
    /// The duration in seconds.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
