public import MailFormat

/// What a mail says, in the words of a patch-driven list.
///
///     let mail = PatchMail(Message(parsing: bytes))
///     if mail.kind == .patch { print(mail.author?.name ?? "?", mail.title) }
///
/// Made in one pass over the decoded text; any message gives a value.
public struct PatchMail: Sendable, Equatable {
    /// The sort of mail.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The subject says patch and the text or an attachment has a diff (or a mode change or rename without lines).
        case patch
        /// Number 0 of a series, or a mail tagged as a patch without number and diff that has a shortlog.
        case cover
        /// A git pull request.
        case pullRequest
        /// A notice that patches were applied ("Applied to …, thanks!").
        case notice
        /// An answer to another mail.
        case reply
        /// Anything else.
        case other
    }

    /// The tags of the subject.
    public var subject: PatchSubject
    /// The sort of mail.
    public var kind: Kind
    /// The in-body `From:` of a patch or cover, else the sender.
    public var author: Mailbox?
    /// The in-body `Subject:` of a patch without its tags, else the title in the subject.
    public var title: String
    /// The in-body `Date:` of a patch.
    public var authorDate: MailDate?
    /// The patch, for kind `patch`.
    public var patch: Patch?
    /// The cover letter, for kind `cover`; also of a mail without tags that has a shortlog or a diffstat (see ``mayBeCover``).
    public var cover: CoverLetter?
    /// The pull request, for kind `pullRequest` and for a cover letter that asks to pull.
    public var pullRequest: PullRequest?
    /// The notice, for kind `notice`, and of a mail that ``mayBeReply``.
    public var notice: ApplicationNotice?
    /// The message that the notice is about, where it answers none and its text names one: notices for the -mm tree begin threads
    /// of their own.
    public var namedParent: String?
    /// Review tags that a reply (or the text of a notice) gives: unquoted lines only; also those of a mail that ``mayBeReply``.
    public var reviewTags: [Trailer]
    /// Message-IDs that the text links to on public archives (lore.kernel.org, lkml.kernel.org, patch.msgid.link …), each once, quoted text apart.
    public var linkedMessageIDs: [String]
    /// The state that its header asks Patchwork for: the value of `X-Patchwork-State`, or `not-applicable` where
    /// `X-Patchwork-Hint` says to ignore it (Patchwork's documentation, "Hint Headers").
    public var patchworkState: String?
    /// How its patches relate to those of other mails (`Supersedes:`, `Based-on:`), each once; not from quoted text.
    public var relations: [PatchRelation]
    /// Name of the program that sent it ("kernel test robot", "syzbot"); nil for a person.
    public var automaton: String?
    /// Whether it has the form of a patch or a cover letter and answers another mail, so that only the thread tells whether it
    /// posts something: a patch under `Re:`, a reply that keeps the subject without one.
    public var mayBeReply: Bool
    /// The subject as it was read, of a patch in ``attachedPatches``; empty otherwise, as the mail has it.
    public var subjectText: String
    /// The patches in the order in which they are attached, where a mail brings more than one as `git format-patch` wrote it.
    public var attachedPatches: [PatchMail]

    /// Whether it has the text of a cover letter without its tags: it is one where patches answer it.
    public var mayBeCover: Bool { kind == .other && cover != nil }

    /// Reads a message; any gives a value.
    public init(_ message: Message) {
        self.init(message, text: message.text)
    }

    /// Reads a message whose decoded text the caller already has.
    public init(_ message: Message, text: [UInt8]) {
        self.init(message, text: text, subject: message.subject, sender: message.sender)
    }

    /// Reads a message whose decoded text, subject and sender the caller already has.
    public init(_ message: Message, text: [UInt8], subject: String, sender: Mailbox?) {
        self.subject = PatchSubject(parsing: subject)
        kind = .other
        author = sender
        title = self.subject.title
        reviewTags = []
        linkedMessageIDs = []
        mayBeReply = false
        subjectText = ""
        attachedPatches = []
        relations = []
        text.withUnsafeBufferPointer { bytes in
            PatchMailReader(message, bytes).read(into: &self)
        }
        if kind == .patch, !self.subject.isReply { attachedPatches = Self.attachedPatches(of: message, from: sender) }
        if !attachedPatches.isEmpty {
            // The headers of the patches are theirs alone.
            (title, author, authorDate) = (self.subject.title, sender, nil)
        }
    }

    /// The patch with an index among those that are attached; the mail itself for `nil`.
    public func attached(_ index: Int?) -> PatchMail {
        guard let index, attachedPatches.indices.contains(index) else { return self }
        return attachedPatches[index]
    }

    /// The patches of a mail that has more than one attached, each with a header of its own.
    private static func attachedPatches(of message: Message, from sender: Mailbox?) -> [PatchMail] {
        let texts = message.attachedPatches
        guard texts.count > 1 else { return [] }
        let bare = Message(parsing: [])
        let found = texts.compactMap { text -> PatchMail? in
            guard let subject = InBodyHeader.subject(of: text) else { return nil }
            var mail = PatchMail(bare, text: text, subject: subject, sender: sender)
            mail.subjectText = subject
            return mail.kind == .patch ? mail : nil
        }
        return found.count > 1 ? found : []
    }
}
