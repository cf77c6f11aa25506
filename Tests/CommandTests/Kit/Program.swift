import Foundation

/// The built `tidings`, run as a person runs it, with a home and a cache folder of its own.
///
///     let program = try Program()
///     let run = try program.run("digest", archive, "january..february")
///     #expect(run.status == 0)
final class Program {
    /// What a finished run left.
    struct Run {
        /// The exit code.
        var status: Int32
        /// All of standard output.
        var output: String
        /// All of standard error.
        var complaint: String
    }

    /// An empty folder that goes away with this value.
    let folder: URL

    /// Makes a home without configuration, cache or index.
    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tidings-command-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The index that runs make unless told otherwise.
    var index: URL { folder.appending(path: "cache/tidings/index.sqlite") }

    /// Runs the program; neither of its outputs is a terminal.
    func run(_ arguments: String...) throws -> Run { try run(arguments) }

    /// Runs the program with a list of arguments.
    func run(_ arguments: [String]) throws -> Run {
        try Self.run(
            Self.executable, arguments, in: folder,
            environment: ["HOME": folder.path, "XDG_CACHE_HOME": folder.appending(path: "cache").path])
    }

    /// Where the package is.
    static let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized

    /// SwiftPM puts the program beside the bundle of the tests.
    static let executable = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
        path: "tidings")

    private static let starting = NSLock()

    /// Runs any program to its end.
    static func run(
        _ executable: URL, _ arguments: [String], in folder: URL, environment: [String: String] = [:]
    ) throws -> Run {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        process.environment = ["PATH": path, "LC_ALL": "C", "GIT_CONFIG_NOSYSTEM": "1"].merging(environment) { $1 }
        // Files hold any amount, while a pipe that nobody reads would stop the program.
        let output = folder.appending(path: "output-\(UUID().uuidString)")
        let complaint = folder.appending(path: "complaint-\(UUID().uuidString)")
        for file in [output, complaint] { try Data().write(to: file) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: complaint)
        // Foundation starts one program at a time safely; many tests at once have crashed in it.
        try starting.withLock { try process.run() }
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            complaint: String(decoding: try Data(contentsOf: complaint), as: UTF8.self))
    }
}
