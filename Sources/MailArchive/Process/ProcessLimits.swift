/// What a child process may take of the machine, kept by the kernel (setrlimit(2)).
struct ProcessLimits {
    /// Bytes of memory that it writes to; files that it maps do not count.
    var memory: Int
    /// Bytes of a file that it writes; nil for any.
    var fileSize: Int?
    /// Seconds that it may compute, waiting not counted; nil for any.
    var processorTime: Int?

    /// For a git that answers one question about a repository, however that was made.
    static let question = ProcessLimits(memory: 2 << 30, processorTime: 600)
    /// For a git that reads the history of a repository.
    static let history = ProcessLimits(memory: 2 << 30, processorTime: 7200)

    /// The command that starts a program under these limits: the shell sets them and becomes the program.
    ///
    /// A limit that is lower already stays.
    func command(_ program: String, _ arguments: [String]) -> [String] {
        var script = "ulimit -d \(memory >> 10) 2>/dev/null; "
        if let fileSize { script += "ulimit -f \(fileSize >> 9) 2>/dev/null; " }
        if let processorTime { script += "ulimit -t \(processorTime) 2>/dev/null; " }
        return ["sh", "-c", script + "exec \"$0\" \"$@\"", program] + arguments
    }
}
