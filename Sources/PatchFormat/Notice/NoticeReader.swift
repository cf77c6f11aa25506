/// Finds out whether a mail says that patches were applied, and reads which and where.
struct NoticeReader {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Whether the mail answers another one; only such mails can be notices in a person's words.
    private let isAnswer: Bool
    /// Whether a program sent it: it has forms of its own, and its sentences quote those of people.
    private let isAutomaton: Bool
    let subject: PatchSubject

    init(_ bytes: UnsafeBufferPointer<UInt8>, subject: PatchSubject, isAnswer: Bool, isAutomaton: Bool) {
        self.bytes = bytes
        self.subject = subject
        self.isAnswer = isAnswer
        self.isAutomaton = isAutomaton
    }

    /// The notice in `range`; quoted lines, an unquoted original and the signature do not count.
    func read(_ range: Range<Int>) -> ApplicationNotice? {
        var lines = LineCursor(bytes, range)
        var found: PersonalNotice?
        /// Whether the writer gives a Tested-by; looked for once, where a sentence asks.
        var givesTestedBy: Bool?
        /// Where the paragraph begins that may hold a notice, and what is behind its last line.
        var paragraph: (start: Int, end: Int, mayApply: Bool)?
        var count = 0
        while let line = lines.next() {
            guard let first = line.first else {
                read(&paragraph, into: &found, lines, &givesTestedBy)
                continue
            }
            let byte = bytes[first]
            if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "|") || bytes.isBlank(line) {
                read(&paragraph, into: &found, lines, &givesTestedBy)
                continue
            }
            if byte == UInt8(ascii: "-"), line.count == 3, bytes.starts(with: "-- ", at: first) { break }
            count += 1
            // A program says what it has to say at the top.
            if count <= 40, found == nil, let notice = programNotice(line, lines) { return notice }
            guard isAnswer, !isAutomaton else { continue }
            if bytes.isReviewTag(line) {
                read(&paragraph, into: &found, lines, &givesTestedBy)
                continue
            }
            if paragraph != nil, bytes.beginsAttribution(line, before: lines) {
                read(&paragraph, into: &found, lines, &givesTestedBy)
                continue
            }
            if OriginalMessage.begins(with: line, in: bytes) || bytes.starts(with: "diff --git ", at: first) { break }
            let mayApply = line.count < 400 && ApplicationVerb.mayOccur(in: line, of: bytes)
            paragraph = (paragraph?.start ?? first, line.upperBound, (paragraph?.mayApply ?? false) || mayApply)
        }
        read(&paragraph, into: &found, lines, &givesTestedBy)
        guard let found else { return nil }
        return found.notice(subject: subject)
    }

    // MARK: Words of a person, or of b4

    private func read(
        _ paragraph: inout (start: Int, end: Int, mayApply: Bool)?, into found: inout PersonalNotice?,
        _ lines: LineCursor, _ givesTestedBy: inout Bool?
    ) {
        guard let range = paragraph else { return }
        paragraph = nil
        guard range.mayApply, range.end - range.start < 20_000, (found?.sentenceCount ?? 0) < 16 else { return }
        let text = UnsafeBufferPointer(rebasing: bytes[range.start..<range.end])
        // The same for each of its sentences.
        var isTrial: Bool?
        for sentence in Sentence.all(in: text, where: { ApplicationVerb.mayOccur(in: 0..<$0.count, of: $0) }) {
            guard let application = ApplicationSentence(sentence) else { continue }
            if application.mayBeTrial {
                let tested = givesTestedBy ?? self.givesTestedBy()
                let trial = isTrial ?? (tested || Sentence.all(in: text).contains(where: \.tellsOfTrial))
                (givesTestedBy, isTrial) = (tested, trial)
                if trial { continue }
            }
            guard found != nil else {
                found = PersonalNotice(
                    application, entries: entries(from: range.start), place: place(of: application, lines))
                continue
            }
            found!.add(application)
        }
    }

    /// The patches that the mail lists from `start` on, as `b4 ty` writes them.
    private func entries(from start: Int) -> NoticeEntries {
        var entries = NoticeEntries(bytes)
        entries.read(LineCursor(bytes, start..<bytes.count))
        return entries
    }

    /// "Applied to", and the tree on an indented line of its own.
    private func place(of application: ApplicationSentence, _ lines: LineCursor) -> TreeName {
        guard application.endsBeforePlace else { return application.place }
        var ahead = lines
        while let line = ahead.next() {
            guard !bytes.isBlank(line) else { continue }
            guard bytes[line.lowerBound] == 0x20 || bytes[line.lowerBound] == 0x09 else { break }
            return TreeName(words: bytes.string(bytes.trimmed(line)).split(separator: " ").map(String.init))
        }
        return application.place
    }

    /// Whether the writer gives a Tested-by: who says "I applied this" and no more then tried it.
    private func givesTestedBy() -> Bool {
        var lines = LineCursor(bytes, 0..<bytes.count)
        while let line = lines.next() {
            if bytes.starts(withCaseless: "tested-by:", in: line) { return true }
        }
        return false
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the line is a tag such as "Reviewed-by: …".
    fileprivate func isReviewTag(_ line: Range<Int>) -> Bool {
        guard let colon = self[line.prefix(40)].firstIndex(of: UInt8(ascii: ":")), colon - line.lowerBound > 3 else {
            return false
        }
        return starts(withCaseless: "-by", in: (colon - 3)..<colon)
    }
}

extension Sentence {
    /// Whether it says how a patch did when somebody tried it.
    fileprivate var tellsOfTrial: Bool {
        words.contains {
            [
                "works", "worked", "tested", "testing", "tried", "boots", "booted", "crashes", "reproduce", "dmesg",
                "backported",
            ].contains($0.lower)
        }
    }
}
