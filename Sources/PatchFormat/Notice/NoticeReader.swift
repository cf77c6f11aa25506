/// Finds out whether a mail says that patches were applied, and reads which and where.
struct NoticeReader {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Whether the mail answers another one; only such mails can be notices in a person's words.
    private let isAnswer: Bool
    let subject: PatchSubject

    init(_ bytes: UnsafeBufferPointer<UInt8>, subject: PatchSubject, isAnswer: Bool) {
        self.bytes = bytes
        self.subject = subject
        self.isAnswer = isAnswer
    }

    /// The notice in `range`; quoted lines and the signature do not count.
    func read(_ range: Range<Int>) -> ApplicationNotice? {
        var lines = LineCursor(bytes, range)
        var isParagraphStart = true
        var count = 0
        while let line = lines.next() {
            guard let first = line.first else {
                isParagraphStart = true
                continue
            }
            let byte = bytes[first]
            if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "|") {
                isParagraphStart = true
                continue
            }
            if byte == UInt8(ascii: "-"), line.count == 3, bytes.starts(with: "-- ", at: first) { return nil }
            count += 1
            // A program says what it has to say at the top.
            if count <= 40, let notice = programNotice(line, lines) { return notice }
            if isAnswer, byte.isASCIILetter || byte == UInt8(ascii: "["), Self.mayApply(line, in: bytes),
                let sentence = ApplicationSentence(line, in: bytes, isParagraphStart: isParagraphStart)
            {
                return notice(sentence, lines)
            }
            isParagraphStart = false
        }
        return nil
    }

    /// Whether the line holds the end of "applied", "queued", "merged" or "pulled".
    private static func mayApply(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard line.count >= 6, line.count < 300 else { return false }
        var index = line.lowerBound + 4
        while index + 1 < line.upperBound {
            if bytes[index] == UInt8(ascii: "e"), bytes[index + 1] == UInt8(ascii: "d") {
                switch bytes[index - 1] {
                case UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "g"), UInt8(ascii: "l"), UInt8(ascii: "k"):
                    return true
                default: break
                }
            }
            index += 1
        }
        return false
    }

    // MARK: Words of a person, or of b4

    private func notice(_ sentence: ApplicationSentence, _ lines: LineCursor) -> ApplicationNotice {
        var place = sentence.place
        var lines = lines
        if sentence.endsBeforePlace {
            // "Applied to", and the tree on a line of its own.
            var ahead = lines
            while let line = ahead.next() {
                guard !bytes.isBlank(line) else { continue }
                if bytes[line.lowerBound] == 0x20 || bytes[line.lowerBound] == 0x09 {
                    place = TreeName(words: bytes.string(bytes.trimmed(line)).split(separator: " ").map(String.init))
                    lines = ahead
                }
                break
            }
        }
        var entries = NoticeEntries(bytes)
        entries.read(lines)
        let listed =
            entries.entries.isEmpty ? sentence.parts.map { ApplicationNotice.Entry(part: $0) } : entries.entries
        return ApplicationNotice(
            tree: place.tree, branch: place.branch, entries: listed, isMachineWritten: entries.isMachineWritten)
    }
}
