internal import MailFormat

/// Decides what sort of mail a text is and reads it as such.
struct PatchMailReader {
    private let message: Message
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ message: Message, _ bytes: UnsafeBufferPointer<UInt8>) {
        self.message = message
        self.bytes = bytes
    }

    mutating func read(into mail: inout PatchMail) {
        let subject = mail.subject
        let isAnswer = subject.isReply || subject.isForward
        var diffReader = DiffReader(bytes, sink: ChangeCounter(bytes: bytes))
        if subject.saysPatch || subject.isPullRequest { diffReader.read() }
        let diff = diffReader.range

        if subject.saysPatch, subject.part != 0, let diff {
            let text = PatchText(bytes, diff: diff)
            if !isAnswer || isPostedAsAnswer(text, diff) {
                mail.kind = .patch
                mail.patch = patch(text, diff, diffReader.sink.files)
                takeHeader(text.header, into: &mail)
                return
            }
        }
        if isAnswer || !message.inReplyTo.isEmpty { mail.kind = .reply }
    }

    /// Whether a patch was sent under the subject of an answer: it looks like a patch, and nothing is quoted before it.
    private func isPostedAsAnswer(_ text: PatchText, _ diff: Range<Int>) -> Bool {
        guard text.header.from != nil || text.hasRule else { return false }
        var lines = LineCursor(bytes, 0..<diff.lowerBound)
        while let line = lines.next() {
            if let first = line.first, bytes[first] == UInt8(ascii: ">") { return false }
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
            prerequisitePatchIDs: metadata.prerequisitePatchIDs)
    }
}

extension PatchSubject {
    /// Whether the tags are those of a patch, also where they do not hold the word: `[RFC]`, `[v2 1/3]`, `[PULL 03/10]`.
    var saysPatch: Bool { isPatch || isRFC || isResend || part != nil || (isPullRequest && part ?? 0 > 0) }
}
