internal import DigestReport
internal import MailArchive
internal import PatchIndex

/// Makes digests of the configuration one after the other; one that fails does not stop the others.
struct SubscriptionRun {
    /// The index.
    var store: SQLiteStore
    /// The user's settings.
    var configuration: Configuration

    /// Makes each digest and writes it where it belongs.
    ///
    /// - Throws: `Failure` at the end when one of several failed; each was reported as it happened.
    func run(_ subscriptions: [Subscription], _ output: OutputOptions) async throws {
        var failed = 0
        for subscription in subscriptions {
            do {
                try await make(subscription, output)
            } catch is CancellationError {
                throw CancellationError()
            } catch  where subscriptions.count > 1 {
                try Task.checkCancellation()
                failed += 1
                StandardError.write("tidings: digest \"\(SafeText.line(subscription.name))\":\n")
                _ = Failure.report(error)
            }
        }
        guard failed == 0 else { throw Failure(status: .cannotReadOrWrite, message: "") }
    }

    private func make(_ subscription: Subscription, _ output: OutputOptions) async throws {
        guard !subscription.request.names.isEmpty else {
            throw Failure(
                status: .wrongUsage, message: "digest \"\(subscription.name)\" says no list = ARCHIVE to read")
        }
        var request = subscription.request
        if subscription.isSent {
            guard request.format == .mail || request.format == .text else {
                throw Failure(
                    status: .wrongUsage,
                    message: "digest \"\(subscription.name)\": send = true sends the format mail, not "
                        + request.format.rawValue)
            }
            guard subscription.output == nil else {
                throw Failure(
                    status: .wrongUsage,
                    message: "digest \"\(subscription.name)\": it is sent or written to output, not both")
            }
            request.format = .mail
        }
        let delivery =
            request.format == .mail
            ? try await MailDelivery(subscription.mail, configuration, isSent: subscription.isSent) : nil
        let result = try await DigestRun(store: store, configuration: configuration).compose(request)
        // Nothing happened: nobody wants a mail that says so.
        if result.digest.counts.messages > 0 {
            let text = request.render(result, output, delivery?.envelope)
            if let sendmail = delivery?.sendmail {
                try await sendmail.send(Array(text.utf8))
            } else {
                try await Output(file: output.output ?? subscription.output, usesPager: !output.noPager).write(text)
            }
        }
        try await SeenMarks.keep(result.seen)
    }
}
