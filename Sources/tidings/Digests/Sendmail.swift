internal import SystemPackage

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
    func send(_ message: [UInt8]) async throws {
        let status = try await ChildProgram.shell(command, input: message, output: .standardError)
        guard status == 0 else {
            throw Failure(
                status: .cannotReadOrWrite,
                message: "the mail was not sent: '\(command)' ended with \(status)"
                    + (status == 127 ? "; set tidings.sendmail to a program that takes mail, such as msmtp -t" : ""))
        }
    }

    /// Who you are, as git says: `Name <address>`; nil when git does not know.
    static func sender() async -> String? {
        guard let answer = try? await ChildProgram.git(["var", "GIT_COMMITTER_IDENT"]), answer.status == 0 else {
            return nil
        }
        let text = String(decoding: answer.output, as: UTF8.self)
        return text.firstIndex(of: ">").map { String(text[...$0]) }
    }
}
