internal import ArgumentParser
internal import Glibc

/// Runs the program and turns what went wrong into one line and an exit code.
@main
enum Main {
    static func main() async {
        do {
            try MachineLimits.check()
            try await Interruption().run {
                // Parsed within the task, since commands are no values to hand over.
                var command = try Tidings.parseAsRoot()
                if var command = command as? any AsyncParsableCommand {
                    try await command.run()
                } else {
                    try command.run()
                }
            }
        } catch {
            exit(Failure.report(error).rawValue)
        }
    }
}
