public import PatchFormat

/// What the words of a reply say about a next version, a command to Patchwork, or that they have a program track a
/// regression.
///
/// Read sentence by sentence, and only where a sentence says it plainly: "I'll fix that in v3.", "Will do." and "Please
/// send a v2." count, "if you send a v2", "no need to respin" and "I'll look at v2" do not.
public enum ReplyRemark: Sendable, Hashable {
    /// The writer will send one, or change what a reviewer asked for: "will send v2", "I'll respin", "Will fix."
    case announcesVersion
    /// The writer wants one, or a change: "please send a v2", "can you rebase", "please drop this hunk".
    case requestsVersion
    /// The writer is to change the patch according to one sentence and asks for a change in another: whose patch it is tells
    /// which one counts.
    case announcesAndRequestsVersion
    /// The writer finds that the patch should be changed, or is wrong, without naming a version: "This should be static.",
    /// "It's bogus." It counts where it answers the author.
    case wantsChange
    /// The writer says something about lines of the diff that they quote, and neither asks nor praises. It counts where it
    /// answers the author and its writer does not approve.
    case commentsOnDiff
    /// The writer takes back what they said against the patch: "Ah, you're right.", "Looks good to me."
    case concedes
    /// The same was done already: "This was already fixed by 0123456789ab."
    case isDoneElsewhere
    /// The patch is not to be looked at any more: "Please ignore this series."
    case withdraws
    /// The mail has regzbot track a regression: a line begins with `#regzbot` (the kernel's handling-regressions.rst).
    case tracksRegression
    /// The mail sets a state by a command to Patchwork's bot (`pw-bot: changes-requested`) or a field (`X-Patchwork-State`).
    case sets(SeriesState)

    /// What a text says, quoted lines apart; `nil` where it has no remark, which most have.
    public init?(in text: [UInt8]) {
        switch Self.command(in: text) {
        case .patchwork(let state)?: self = .sets(state)
        case .regzbot?: self = .tracksRegression
        case nil:
            guard let remark = Self.sentence(in: text) else { return nil }
            self = remark
        }
    }

    /// The remark of a mail whose decoded text is given: a state that its header sets, else what its words say; the words of
    /// postings say nothing.
    public init?(of mail: PatchMail, text: [UInt8]) {
        if let name = mail.patchworkState, let state = SeriesState(patchwork: name) {
            self = .sets(state)
            return
        }
        if mail.kind == .patch, mail.subject.isCommitted {
            self = .sets(.accepted)
            return
        }
        guard [.reply, .other, .notice].contains(mail.kind) || mail.mayBeReply else { return nil }
        self.init(in: text)
    }

    /// What the sentences say together.
    private static func sentence(in text: [UInt8]) -> ReplyRemark? {
        text.withUnsafeBufferPointer { bytes in
            var reading = RemarkReading()
            for found in paragraphs(of: bytes) {
                let paragraph = UnsafeBufferPointer(rebasing: bytes[found.lines])
                if found.followsDiff, isComment(paragraph) { reading.hasComment = true }
                // Most hold no such sentence, and need not be taken apart.
                guard VersionSentence.mayOccur(in: paragraph) || ReplySentence.mayOccur(in: paragraph) else { continue }
                var filters: [(reply: Bool, version: Bool)] = []
                let sentences = Sentence.all(in: paragraph) { bytes in
                    let found = (ReplySentence.mayOccur(in: bytes), VersionSentence.mayOccur(in: bytes))
                    guard found.0 || found.1 else { return false }
                    filters.append(found)
                    return true
                }
                for (sentence, may) in zip(sentences, filters) {
                    reading.add(sentence, mayBeReply: may.reply, mayNameVersion: may.version)
                }
            }
            return reading.remark
        }
    }
}
