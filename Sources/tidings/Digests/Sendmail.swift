internal import Foundation

/// The program that takes mail, as git chooses it: it reads a whole message and finds the recipients in its header.
///
/// `tidings.sendmail` of the configuration, else `sendmail -t`; `msmtp -t` is another one. It is handed to the shell, as
/// `sendemail.sendmailCmd` is (git-send-email(1)).
struct Sendmail {
    /// The command.
    var command: String

    /// The program of the configuration.
    init(_ configuration: Configuration) {
        command = configuration.settings["sendmail"] ?? "sendmail -t"
    }

    /// Hands a message over.
    ///
    /// - Throws: `Failure` when the program cannot be run or does not take it.
    func send(_ message: [UInt8]) throws {
        // Read from a file: a program that ends early is then an exit code and no broken pipe.
        let file = FileManager.default.temporaryDirectory.appending(path: "tidings-mail-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        do {
            guard
                FileManager.default.createFile(
                    atPath: file.path, contents: Data(message), attributes: [.posixPermissions: 0o600])
            else { throw CocoaError(.fileWriteUnknown) }
            let process = Process()
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", command]
            process.standardInput = try FileHandle(forReadingFrom: file)
            process.standardOutput = FileHandle.standardError
            try process.run()
            process.waitUntilExit()
            guard process.terminationReason == .exit, process.terminationStatus == 0 else {
                let status = process.terminationStatus
                throw Failure(
                    status: .cannotReadOrWrite,
                    message: "the mail was not sent: '\(command)' ended with \(status)"
                        + (status == 127 ? "; set tidings.sendmail to a program that takes mail, such as msmtp -t" : "")
                )
            }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(
                status: .cannotReadOrWrite, message: "the mail was not sent: \(error.localizedDescription)")
        }
    }

    /// Who you are, as git says: `Name <address>`; nil when git does not know.
    static func sender() -> String? {
        let git = Process()
        git.executableURL = URL(filePath: "/usr/bin/env")
        // Not from the folder that we stand in, which may be somebody's repository.
        git.arguments = ["git", "-C", "/", "var", "GIT_COMMITTER_IDENT"]
        let output = Pipe()
        git.standardOutput = output
        git.standardError = FileHandle.nullDevice
        guard (try? git.run()) != nil else { return nil }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        git.waitUntilExit()
        guard git.terminationStatus == 0, let end = text.firstIndex(of: ">") else { return nil }
        return String(text[...end])
    }
}
