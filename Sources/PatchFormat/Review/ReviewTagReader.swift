internal import MailFormat

/// Finds the tags that a reply gives to a patch: `Reviewed-by:` and its kin, a bare "NACK", and tags that are taken back.
struct ReviewTagReader {
    private(set) var tags: [Trailer] = []
    private let bytes: UnsafeBufferPointer<UInt8>
    private let sender: Mailbox?
    /// Whether a program sent the mail: it tells how to credit it for a report, which is no tag for the patch.
    private let isBot: Bool
    /// Number of tags before the paragraph that is being read.
    private var paragraphStart = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, sender: Mailbox?, isBot: Bool) {
        self.bytes = bytes
        self.sender = sender
        self.isBot = isBot
    }

    /// Takes the lines of `range`; what is quoted, and a patch that the reply brings, are not words of the sender.
    mutating func read(_ range: Range<Int>) {
        var lines = LineCursor(bytes, range)
        var isPatchExcluded = false
        defer { dropCommitTrailers() }
        while let line = lines.next() {
            guard let start = line.first(where: { bytes[$0] != 0x20 && bytes[$0] != 0x09 }),
                start - line.lowerBound <= 8
            else {
                if bytes.isBlank(line) {
                    dropCommitTrailers()
                    paragraphStart = tags.count
                }
                continue
            }
            let first = bytes[start]
            guard first.isASCIILetter else {
                if first == UInt8(ascii: "-"), start == line.lowerBound {
                    if line.count == 3, bytes.starts(with: "-- ", at: start) { return }
                    if Scissors.isLine(line, in: bytes) { return }
                    // People draw such a line between paragraphs too.
                    if !isPatchExcluded, bytes.isRule(line) {
                        if isPatch(lines) { return }
                        isPatchExcluded = true
                    }
                }
                continue
            }
            if first == UInt8(ascii: "d"), bytes.starts(with: "diff --git ", at: line.lowerBound) { return }
            let text = start..<line.upperBound
            if takeTag(text, next: lines) || takeNack(text) { continue }
            if first == UInt8(ascii: "F"), InBodyHeader.isSeparator(line, in: bytes) { return }
            takeWithdrawal(text)
        }
    }

    /// Whether a diff is among the lines.
    private func isPatch(_ lines: LineCursor) -> Bool {
        var lines = lines
        while let line = lines.next() {
            if bytes.starts(with: "diff --git ", at: line.lowerBound) || bytes.starts(with: "+++ ", at: line.lowerBound)
            {
                return true
            }
        }
        return false
    }

    // MARK: Tags

    private mutating func takeTag(_ line: Range<Int>, next lines: LineCursor) -> Bool {
        guard let end = TrailerKey.end(of: line, in: bytes) else { return false }
        let name = line.lowerBound..<end
        let isPersonal = name.count > 3 && bytes.starts(withCaseless: "-by", in: (end - 3)..<end)
        let isFixes = name.count == 5 && bytes.starts(withCaseless: "fixes", in: name)
        let isCc = name.count == 2 && bytes.starts(withCaseless: "cc", in: name)
        guard isPersonal || isFixes || isCc else { return false }
        let colon = bytes[end..<line.upperBound].firstIndex(of: UInt8(ascii: ":")) ?? end
        var value = bytes.string(bytes.trimmed((colon + 1)..<line.upperBound))
        var following = lines
        if isPersonal {
            if !value.utf8.contains(UInt8(ascii: "@")), let next = following.next(), isRestOfAddress(next) {
                value += " " + bytes.string(bytes.trimmed(next))
            }
            guard !TagValue.isQuestion(value) else { return true }
            value = TagValue.cleaned(value)
            guard isPerson(value) else { return true }
        } else if isCc {
            value = TagValue.cleaned(value)
            guard isStableAddress(value) else { return false }
        } else {
            guard isCommit(value) else { return true }
        }
        let key = TrailerKey.normalized(bytes.string(name))
        if !isBot || ["Tested-by", "Reviewed-by", "Acked-by"].contains(key) {
            add(Trailer(key: key, value: value))
        }
        return true
    }

    /// "<jane@example.org>" on a line of its own: a mailer broke the line before it.
    private func isRestOfAddress(_ line: Range<Int>) -> Bool {
        let text = bytes.trimmed(line)
        guard let first = text.first, bytes[first] != UInt8(ascii: ">") else { return false }
        return bytes[text].contains(UInt8(ascii: "@")) && (bytes[first] == UInt8(ascii: "<") || first > line.lowerBound)
    }

    /// Whether the value is a name and an address, not a sentence such as "Reviewed-by: should be here".
    private func isPerson(_ value: String) -> Bool {
        guard let at = value.utf8.firstIndex(of: UInt8(ascii: "@")) else { return false }
        return at != value.utf8.startIndex && value.utf8.index(after: at) != value.utf8.endIndex
            && value.utf8.count < 320
    }

    /// Whether the value is the address of a list for stable branches, perhaps with a note: "stable@vger.kernel.org # 6.1+".
    ///
    /// Other people are put on copy by the headers of mails that are quoted, too.
    private func isStableAddress(_ value: String) -> Bool {
        // Characters are expensive, and most lines put people on copy.
        guard Self.namesStable(value) else { return false }
        let address = value.prefix { $0 != "#" }
        guard let at = address.lastIndex(of: "@") else { return false }
        return address[..<at].reversed().prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }
            .elementsEqual("elbats")
    }

    /// Whether "stable@" is in the value.
    private static func namesStable(_ value: String) -> Bool {
        let bytes = value.utf8
        return bytes.indices.contains { index in
            bytes[index] == UInt8(ascii: "@") && bytes[..<index].suffix(6).elementsEqual("stable".utf8)
        }
    }

    /// Whether the value begins with a commit: "5deafa27d9ae ("title")".
    private func isCommit(_ value: String) -> Bool {
        value.utf8.prefix { $0.hexDigit != nil }.count >= 8
    }

    private mutating func takeNack(_ text: Range<Int>) -> Bool {
        guard text.count < 400, Objection.mayOccur(in: text, of: bytes), let sender else { return false }
        let sentences = Sentence.all(in: UnsafeBufferPointer(rebasing: bytes[text]))
        guard sentences.contains(where: Objection.isOne) else { return false }
        add(Trailer(key: "Nacked-by", value: sender.description))
        return true
    }

    /// Drops the tags of a paragraph that is the end of a commit message which the reply brings: it has `Fixes:` and a sign-off.
    private mutating func dropCommitTrailers() {
        let paragraph = tags[min(paragraphStart, tags.count)...]
        guard paragraph.contains(where: { $0.key == "Signed-off-by" }), paragraph.contains(where: { $0.key == "Fixes" })
        else { return }
        tags.removeLast(paragraph.count)
    }

    // MARK: Tags taken back

    private mutating func takeWithdrawal(_ line: Range<Int>) {
        guard let key = Withdrawal.key(in: line, of: bytes), let sender else { return }
        add(Trailer(key: key, value: sender.description, isWithdrawn: true))
    }

    private mutating func add(_ tag: Trailer) {
        // Nobody gives more; a mail that repeats a tag a million times must not cost a million comparisons each.
        guard tags.count < 256, !tags.contains(tag) else { return }
        tags.append(tag)
    }
}
