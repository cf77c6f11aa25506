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
    /// The mail has regzbot track a regression: a line begins with `#regzbot` (the kernel's handling-regressions.rst).
    case tracksRegression
    /// The mail sets a state by a command to Patchwork's bot (`pw-bot: changes-requested`) or a field (`X-Patchwork-State`).
    case sets(SeriesState)

    /// The first remark in a text, quoted lines apart; `nil` where it has none, which most have.
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

    /// The first sentence that promises or asks for another version.
    private static func sentence(in text: [UInt8]) -> ReplyRemark? {
        text.withUnsafeBufferPointer { bytes in
            for paragraph in paragraphs(of: bytes) {
                let paragraph = UnsafeBufferPointer(rebasing: bytes[paragraph])
                // Most hold no such sentence, and need not be taken apart.
                guard VersionSentence.mayOccur(in: paragraph) else { continue }
                for sentence in Sentence.all(in: paragraph, where: VersionSentence.mayOccur) {
                    if let remark = VersionSentence(sentence)?.remark { return remark }
                }
            }
            return nil
        }
    }
}
