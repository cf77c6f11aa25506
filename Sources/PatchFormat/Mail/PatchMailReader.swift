internal import MailFormat

/// Decides what sort of mail a text is and reads it as such.
struct PatchMailReader {
    private let message: Message
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ message: Message, _ bytes: UnsafeBufferPointer<UInt8>) {
        self.message = message
        self.bytes = bytes
    }

    func read(into mail: inout PatchMail) {
        let sender = mail.author
        mail.automaton = sender.flatMap(Bot.name)
        if let state = message.header.text("X-Patchwork-State") {
            mail.patchworkState = state
        } else if message.header.text("X-Patchwork-Hint")?.lowercased().hasPrefix("ignore") ?? false {
            mail.patchworkState = "not-applicable"
        }
        var diffReader = DiffReader(bytes, sink: ChangeCounter(bytes: bytes))
        let subject = mail.subject
        let mayBePatch = subject.saysPatch || subject.isPullRequest
        if mayBePatch { diffReader.read() }
        let isMarked = subject.isReply || subject.isForward
        let isAnswer = isMarked || message.header["In-Reply-To"] != nil
        // What a reply brings along of the message that it answers are not its own words.
        let end = isAnswer ? QuotedHeader.start(in: bytes, 0..<bytes.count, title: subject.title) : nil
        let own = 0..<(end ?? bytes.count)

        if mayBePatch, !subject.isCover, let diff = diffReader.range, diff.lowerBound < own.upperBound {
            let text = PatchText(bytes, diff: diff)
            if !isMarked, subject.isPullRequest, subject.part == nil, readRequest(before: diff, into: &mail) {
                takeLinks([0..<diff.lowerBound, diff.upperBound..<bytes.count], into: &mail)
                return
            }
            if !isMarked || isPostedAsAnswer(text, diff) {
                mail.kind = .patch
                mail.patch = patch(text, diff, diffReader.sink.files)
                takeHeader(text.header, into: &mail)
                takeLinks([0..<diff.lowerBound, diff.upperBound..<bytes.count], into: &mail)
                if isAnswer { readPossibleAnswer(own, isMarked: isMarked, sender: sender, into: &mail) }
                return
            }
        }
        if !isMarked, readCoverOrPull(into: &mail) {
            takeLinks([0..<bytes.count], into: &mail)
            if isAnswer { readPossibleAnswer(own, isMarked: true, sender: sender, into: &mail) }
            return
        }
        let reader = NoticeReader(bytes, subject: subject, isAnswer: isAnswer, isAutomaton: mail.automaton != nil)
        mail.notice = reader.read(own)
        if let notice = mail.notice {
            mail.kind = .notice
            if !isAnswer, notice.isMachineWritten, notice.tree == "-mm" {
                mail.namedParent = reader.mmPatch(in: own)
                // Its subject has the name of a file.
                if mail.namedParent != nil, let title = notice.entries.first?.title, !title.isEmpty {
                    mail.title = title
                }
            }
        } else if isAnswer {
            mail.kind = .reply
        } else if subject.part == nil, mail.automaton == nil {
            readUntaggedCover(into: &mail)
        }
        if isAnswer {
            var review = ReviewTagReader(bytes, sender: sender, isBot: mail.automaton != nil)
            review.read(own)
            mail.reviewTags = review.tags
        }
        takeLinks([0..<bytes.count], into: &mail)
    }

    /// Reads what a mail gives and says in case it turns out to be a reply: it has the form of a posting, but answers another
    /// mail, and the thread tells.
    ///
    /// Where no mark of a reply is before the subject, only the sender's own tags count: a patch carries those of others.
    private func readPossibleAnswer(_ own: Range<Int>, isMarked: Bool, sender: Mailbox?, into mail: inout PatchMail) {
        var review = ReviewTagReader(bytes, sender: sender, isBot: mail.automaton != nil)
        review.read(own)
        mail.reviewTags = review.tags.filter { tag in
            guard tag.key != "Signed-off-by" else { return false }
            guard !isMarked, let sender else { return true }
            return tag.mailbox.map { $0.address.lowercased() == sender.address.lowercased() } ?? false
        }
        mail.mayBeReply = isMarked || !mail.reviewTags.isEmpty
        if mail.mayBeReply {
            mail.notice = NoticeReader(
                bytes, subject: mail.subject, isAnswer: true, isAutomaton: mail.automaton != nil
            ).read(own)
        }
    }

    /// Reads the text of a mail without tags that begins a thread as that of a cover letter, where it has a shortlog or a
    /// diffstat; whether it is one follows from the patches that answer it.
    private func readUntaggedCover(into mail: inout PatchMail) {
        let text = CoverText(bytes)
        guard text.shortlog != nil || text.diffstat != nil, DiffLocator.range(in: Array(bytes)) == nil else { return }
        mail.cover = cover(text)
    }

    /// Reads a cover letter or a pull request; false if it is neither.
    private func readCoverOrPull(into mail: inout PatchMail) -> Bool {
        let subject = mail.subject
        let mayCover = subject.isCover && subject.saysPatch && !subject.isPullRequest
        guard mayCover || subject.isPullRequest || subject.part == nil else { return false }
        let isRequest = subject.isPullRequest || (!mayCover && PullRequestText.isRequest(bytes))
        guard isRequest || mayCover || subject.saysPatch else { return false }
        let text = CoverText(bytes)
        if isRequest {
            mail.kind = .pullRequest
            mail.pullRequest = PullRequestText.read(bytes, message: text.message, end: bytes.count)
        } else if mayCover || text.shortlog != nil || text.diffstat != nil {
            mail.kind = .cover
            mail.cover = cover(text)
            // "[PATCH net-next 00/12]": a maintainer's collection, to be pulled, and posted patch by patch as well.
            if PullRequestText.isRequest(bytes) {
                mail.pullRequest = PullRequestText.read(bytes, message: text.message, end: bytes.count)
            }
        } else {
            return false
        }
        takeHeader(text.header, into: &mail)
        return true
    }

    /// Reads a pull request that brings the diff of all its patches along; false where nothing before the diff says what to pull.
    private func readRequest(before diff: Range<Int>, into mail: inout PatchMail) -> Bool {
        let text = CoverText(UnsafeBufferPointer(rebasing: bytes[..<diff.lowerBound]))
        let request = PullRequestText.read(bytes, message: text.message, end: diff.lowerBound)
        guard request.repository != nil else { return false }
        mail.kind = .pullRequest
        mail.pullRequest = request
        takeHeader(text.header, into: &mail)
        return true
    }

    private func takeLinks(_ ranges: [Range<Int>], into mail: inout PatchMail) {
        var links = ArchiveLinks(bytes)
        var relations = PatchRelations(bytes)
        for range in ranges {
            links.read(range)
            relations.read(range)
        }
        mail.linkedMessageIDs = links.messageIDs
        mail.relations = relations.relations
    }

    /// Whether a patch was sent under the subject of an answer: the mail begins with it, and nothing is quoted before it.
    ///
    /// A patch below a greeting and scissors is a part of the conversation ("squash this, please"), not a new version.
    private func isPostedAsAnswer(_ text: PatchText, _ diff: Range<Int>) -> Bool {
        guard text.header.from != nil || text.hasRule, !text.isRestarted else { return false }
        // In HTML nothing shows what is quoted, and no patch survives it.
        guard message.root.contentType.subtype != "html" else { return false }
        var lines = LineCursor(bytes, 0..<diff.lowerBound)
        while let line = lines.next() {
            if let first = line.first, bytes[first] == UInt8(ascii: ">") || bytes.isAttribution(line) { return false }
        }
        return true
    }

    private func takeHeader(_ header: InBodyHeader, into mail: inout PatchMail) {
        if let from = header.from { mail.author = from }
        if let subject = header.subject {
            let title = PatchSubject(parsing: subject).title
            if !title.isEmpty { mail.title = title }
        }
        mail.authorDate = header.date
    }

    private func cover(_ text: CoverText) -> CoverLetter {
        var metadata = PatchMetadata()
        metadata.read(bytes, 0..<bytes.count)
        return CoverLetter(
            message: Array(bytes[text.message]),
            changelog: ChangelogSection.all(in: bytes, text.message) + ChangelogSection.all(in: bytes, text.rest),
            shortlog: text.shortlog.map { Array(bytes[$0]) } ?? [],
            diffstat: text.diffstat.map { Array(bytes[$0]) } ?? [],
            baseCommit: metadata.baseCommit,
            changeID: metadata.changeID,
            prerequisitePatchIDs: metadata.prerequisitePatchIDs,
            prerequisites: metadata.prerequisites)
    }

    private func patch(_ text: PatchText, _ diff: Range<Int>, _ files: [ChangedFile]) -> Patch {
        var metadata = PatchMetadata()
        metadata.read(bytes, 0..<diff.lowerBound)
        metadata.read(bytes, diff.upperBound..<bytes.count)
        return Patch(
            message: Array(bytes[text.message]),
            trailers: TrailerBlock.trailers(in: bytes, text.message),
            notes: text.notes(in: bytes),
            diffstat: text.diffstat.map { Array(bytes[$0]) } ?? [],
            diff: Array(bytes[diff]),
            files: files,
            baseCommit: metadata.baseCommit,
            changeID: metadata.changeID,
            prerequisitePatchIDs: metadata.prerequisitePatchIDs,
            upstreamCommit: UpstreamCommit.find(in: bytes, text.message))
    }
}

extension PatchSubject {
    /// Whether the tags are those of a patch, also where they do not hold the word: `[RFC]`, `[v2 1/3]`, `[v3]`, `[PULL 03/10]`.
    var saysPatch: Bool {
        isPatch || isRFC || isResend || isCommitted || hasVersion || part != nil
    }
}
