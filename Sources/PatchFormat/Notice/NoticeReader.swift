/// Finds out whether a mail says that patches were applied, and reads which and where.
struct NoticeReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Whether the mail answers another one; only such mails can be notices in a person's words.
    private let isAnswer: Bool
    private let subject: PatchSubject

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

    // MARK: Programs

    private func programNotice(_ line: Range<Int>, _ lines: LineCursor) -> ApplicationNotice? {
        let start = line.lowerBound
        switch bytes[start] {
        case UInt8(ascii: "T"):
            if bytes.starts(with: "The following commit has been merged into the ", at: start) {
                return tipNotice(line, lines)
            }
            if bytes.starts(with: "This series was applied to ", at: start)
                || bytes.starts(with: "This patch was applied to ", at: start)
            {
                return patchworkNotice(line, lines)
            }
            if bytes.starts(with: "This is a note to let you know that I've just added the patch titled", at: start) {
                return stableNotice(lines)
            }
            if bytes.starts(with: "The patch titled", at: start) { return mmNotice(lines) }
        case UInt8(ascii: "C"):
            if bytes.starts(with: "Commit-ID: ", at: start), bytes.starts(with: "Gitweb:", at: lines.position) {
                return tipNotice(nil, LineCursor(bytes, start..<lines.end))
            }
        case UInt8(ascii: "h"):
            if bytes.starts(with: "has been merged into ", at: start), line.last.map({ bytes[$0] }) == UInt8(ascii: ":")
            {
                return trackerNotice(line, lines)
            }
        default: break
        }
        return nil
    }

    /// "The following commit has been merged into the x86/core branch of tip:" and a commit in full.
    private func tipNotice(_ line: Range<Int>?, _ lines: LineCursor) -> ApplicationNotice {
        var notice = ApplicationNotice(tree: "tip", branch: nil, entries: [], isMachineWritten: true)
        if let line {
            let words = bytes.string(line).split(separator: " ")
            if words.count >= 12 {
                notice.branch = String(words[8])
                notice.tree = String(words[11]).trimming(":.")
            }
        } else if let prefix = subject.listPrefixes.first(where: { $0.hasPrefix("tip:") }) {
            notice.branch = String(prefix.dropFirst(4)).trimming(" ")
        }
        var entry = ApplicationNotice.Entry(title: subject.title)
        var lines = lines
        for _ in 0..<12 {
            guard let line = lines.next() else { break }
            if bytes.starts(with: "Commit-ID:", at: line.lowerBound) {
                entry.commit = bytes.string(bytes.trimmed(line.dropFirst(10)))
            } else if bytes.starts(with: "Gitweb:", at: line.lowerBound) {
                entry.url = bytes.string(bytes.trimmed(line.dropFirst(7)))
                break
            }
        }
        notice.entries = [entry]
        return notice
    }

    /// "This series was applied to netdev/net.git (main)", "by Jane Doe <…>:" and a list.
    private func patchworkNotice(_ line: Range<Int>, _ lines: LineCursor) -> ApplicationNotice {
        let place = TreeName(words: bytes.string(line).split(separator: " ").dropFirst(5).map(String.init))
        var entries = NoticeEntries(bytes, isPatchwork: true)
        entries.read(lines)
        return ApplicationNotice(
            tree: place.tree, branch: place.branch, entries: entries.entries, isMachineWritten: true)
    }

    /// "has been merged into torvalds/linux.git:" and the commit's address.
    private func trackerNotice(_ line: Range<Int>, _ lines: LineCursor) -> ApplicationNotice {
        let tree = bytes.string(line.dropFirst("has been merged into ".utf8.count)).trimming(":")
        var entries = NoticeEntries(bytes)
        entries.read(lines)
        return ApplicationNotice(tree: tree, branch: nil, entries: entries.entries, isMachineWritten: true)
    }

    /// The stable kernels' note: the title, then "to the 6.6-stable tree".
    private func stableNotice(_ lines: LineCursor) -> ApplicationNotice? {
        var lines = lines
        var title: String?
        for _ in 0..<8 {
            guard let line = lines.next() else { break }
            if bytes.starts(with: "to ", at: line.lowerBound)
                || bytes.starts(with: "has been added to ", at: line.lowerBound)
            {
                let words = bytes.string(line).split(separator: " ").drop {
                    ["to", "has", "been", "added", "the", "my"].contains($0)
                }
                let entry = ApplicationNotice.Entry(title: title)
                return ApplicationNotice(
                    tree: words.first.map(String.init), branch: nil, entries: [entry], isMachineWritten: true)
            }
            let text = bytes.string(bytes.trimmed(line))
            if !text.isEmpty { title = title.map { "\($0) \(text)" } ?? text }
        }
        return nil
    }

    /// Andrew Morton's: "The patch titled", "Subject: …", "has been added to the -mm mm-unstable branch".
    private func mmNotice(_ lines: LineCursor) -> ApplicationNotice? {
        var lines = lines
        var title = ""
        for _ in 0..<6 {
            guard let line = lines.next() else { break }
            if bytes.starts(with: "has been added to the ", at: line.lowerBound) {
                let words = bytes.string(line.dropFirst("has been added to the ".utf8.count)).split(separator: " ")
                let isBranch = words.count > 2 && words[2].hasPrefix("branch")
                let name = title.hasPrefix("Subject: ") ? String(title.dropFirst(9)) : title
                return ApplicationNotice(
                    tree: words.first.map(String.init), branch: isBranch ? String(words[1]) : nil,
                    entries: [ApplicationNotice.Entry(title: PatchSubject(parsing: name).title)], isMachineWritten: true
                )
            }
            let text = bytes.string(bytes.trimmed(line))
            title += title.isEmpty ? text : " " + text
        }
        return nil
    }
}

extension String {
    /// The text without the ASCII characters given at both ends.
    func trimming(_ characters: String) -> String {
        var text = self[...]
        while let first = text.first, characters.contains(first) { text.removeFirst() }
        while let last = text.last, characters.contains(last) { text.removeLast() }
        return String(text)
    }
}
