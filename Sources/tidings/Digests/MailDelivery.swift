internal import DigestReport

/// From whom to whom a digest goes as a mail, and by which program.
struct MailDelivery {
    /// Whom it is from and to.
    var envelope: MailEnvelope
    /// The program that takes it; nil where it is only written.
    var sendmail: Sendmail?

    /// Settles sender and recipients before anything is read.
    ///
    /// - Throws: `Failure` for an address that is none, for nobody to send to, and when nobody knows who sends.
    init(_ settings: MailSettings, _ configuration: Configuration, isSent: Bool) async throws {
        var sender = settings.from ?? configuration.settings["from"]
        if sender == nil { sender = await Sendmail.sender() }
        guard let sender else {
            throw Failure(
                status: .wrongUsage,
                message: "the mail has no sender; set it with --mail-from ADDRESS, or tidings.from in the "
                    + "configuration, or user.email in git's")
        }
        do {
            envelope = try MailEnvelope(
                from: sender, to: settings.to, cc: settings.cc, subject: settings.subject)
        } catch {
            throw Failure(
                status: .wrongUsage,
                message: "no mail can be sent from or to '\(error.text)'; it takes name@example.org or "
                    + "\"Name <name@example.org>\"")
        }
        guard !isSent || envelope.hasRecipients else {
            throw Failure(status: .wrongUsage, message: "the mail has no recipient")
        }
        sendmail = isSent ? Sendmail(configuration) : nil
    }
}
