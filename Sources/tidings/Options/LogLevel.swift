internal import ArgumentParser
internal import Logging

/// How much is logged, as the command line names it.
struct LogLevel: ExpressibleByArgument {
    var level: Logger.Level

    init(level: Logger.Level) {
        self.level = level
    }

    init?(argument: String) {
        guard let level = Logger.Level(rawValue: argument) else { return nil }
        self.level = level
    }

    static var allValueStrings: [String] { ["debug", "info", "warning", "error"] }

    var defaultValueDescription: String { level.rawValue }
}
