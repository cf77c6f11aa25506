internal import ArgumentParser
internal import DigestReport

/// To whom a digest is mailed.
struct MailOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Mail the digest to this address.",
            discussion: "\"Name <address>\" or an address alone; more than once, or with commas between, for several.",
            valueName: "address"))
    var mailTo: [String] = []

    @Option(help: ArgumentHelp("In copy to this address.", valueName: "address"))
    var mailCc: [String] = []

    @Option(
        help: ArgumentHelp(
            "The sender.", discussion: "By default tidings.from of the configuration, or who git says you are.",
            valueName: "address"))
    var mailFrom: String?

    @Option(help: ArgumentHelp("The subject; by default list and days.", valueName: "text"))
    var subject: String?

    @Flag(
        help: ArgumentHelp(
            "Hand the mail to the program that sends mail.",
            discussion: "tidings.sendmail of the configuration, by default sendmail -t."))
    var send = false

    /// Whether any of them is given.
    var isAsked: Bool { send || !mailTo.isEmpty || !mailCc.isEmpty || mailFrom != nil || subject != nil }

    /// As a subscription has them.
    var settings: MailSettings { MailSettings(to: mailTo, cc: mailCc, from: mailFrom, subject: subject) }

    func validate() throws {
        guard !send || !mailTo.isEmpty || !mailCc.isEmpty else {
            throw ValidationError("--send needs somebody who gets the mail: --mail-to ADDRESS.")
        }
    }

    /// The format that is meant: these options are about a mail.
    ///
    /// - Throws: `ValidationError` where another one was asked for.
    func format(asked: DigestFormat) throws -> DigestFormat {
        guard isAsked, asked != .mail else { return asked }
        guard send, asked == .text else {
            throw ValidationError(
                send
                    ? "--send sends the format mail, not \(asked.rawValue)."
                    : "--mail-to, --mail-cc, --mail-from and --subject go with --format mail, or --send.")
        }
        return .mail
    }
}
