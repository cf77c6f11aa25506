internal import ArgumentParser
internal import DigestReport
internal import Glibc
internal import MailArchive
internal import PatchIndex

/// An end of the program that is not success.
struct Failure: Error {
    /// What the exit code says.
    var status: ExitStatus
    /// One line for a person; empty for nothing.
    var message: String
    /// Further lines below it.
    var list = ""

    /// Prints what went wrong, where it belongs, and returns the exit code.
    static func report(_ error: any Error) -> ExitStatus {
        switch error {
        case let failure as Failure:
            return say(failure.message, failure.status, list: failure.list)
        case let error as ArchiveError:
            return say(error.description, error.isUsage ? .wrongUsage : .cannotReadOrWrite)
        case let error as IndexError:
            return say(error.description + (error.remedy.map { "; \($0)" } ?? ""), .cannotReadOrWrite)
        case is CancellationError:
            return say("interrupted; the next run goes on where this one stopped", .interrupted)
        default:
            return reportParsing(error)
        }
    }

    /// Help and version go to standard output, complaints about the command line to standard error.
    private static func reportParsing(_ error: any Error) -> ExitStatus {
        let code = Tidings.exitCode(for: error)
        let text = Tidings.fullMessage(for: error)
        if code == .success {
            if !text.isEmpty { print(text) }
            return .done
        }
        StandardError.write(SafeText.lines(text) + "\n")
        return code == .validationFailure ? .wrongUsage : .cannotReadOrWrite
    }

    private static func say(_ message: String, _ status: ExitStatus, list: String = "") -> ExitStatus {
        if !message.isEmpty { StandardError.write("tidings: \(SafeText.line(message))\(SafeText.lines(list))\n") }
        return status
    }
}

extension ArchiveError {
    /// Whether the person asked for something that cannot be, rather than the machine failing.
    fileprivate var isUsage: Bool {
        switch self {
        case .invalidRange, .invalidDate: true
        default: false
        }
    }
}
