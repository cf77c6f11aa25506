/// What the program's exit code says; see the end of `tidings help`.
enum ExitStatus: Int32 {
    /// Done.
    case done = 0
    /// There was nothing to report.
    case nothingFound = 1
    /// The command line was wrong.
    case wrongUsage = 2
    /// Something could not be read or written.
    case cannotReadOrWrite = 3
    /// Ctrl-C. What was kept in the index stays.
    case interrupted = 130
}
