/// Reads address lists (RFC 5322, section 3.4, with its obsolete forms) as mails have them: groups, comments, quoted names,
/// routes, missing brackets, commas in bare names.
struct AddressParser {
    private var mailboxes: [Mailbox] = []
    /// The words before the brackets, with a space where white space or a comment was.
    private var phrase: [UInt8] = []
    /// The same with the comments between and behind the words, as `git mailinfo` keeps them: `Jane Doe (Company)`.
    private var commentedPhrase: [UInt8] = []
    /// Whether an at sign is among the words before the brackets; looking for it at each colon would take quadratic time.
    private var hasPhraseAtSign = false
    private var address: [UInt8]?
    private var hasAddressAtSign = false
    private var comment: [UInt8] = []
    private var isSpaced = false
    /// The words of an entry without an address: perhaps the part of a name before its comma.
    private var unfinished: [UInt8] = []
    private var hasUnclosedQuote = false
    private var hasUnclosedComment = false

    /// The mailboxes of the value in a range; the members of groups count, their names do not.
    static func mailboxes(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [Mailbox] {
        var parser = AddressParser()
        let unfolded = HeaderText.unfold(bytes, range)
        parser.read(unfolded.span)
        return parser.mailboxes
    }

    private mutating func read(_ bytes: Span<UInt8>) {
        var index = 0
        var isBetweenEntries = true
        while index < bytes.count {
            if isBetweenEntries, unfinished.isEmpty, !hasUnclosedQuote, let plain = PlainMailbox(bytes, from: index) {
                mailboxes.append(plain.mailbox)
                index = plain.end + 1
                continue
            }
            isBetweenEntries = bytes[index] == UInt8(ascii: ",")
            switch bytes[index] {
            case UInt8(ascii: ","), UInt8(ascii: ";"):
                finish(atComma: bytes[index] == UInt8(ascii: ","))
                index += 1
            case UInt8(ascii: "\""):
                index = quoted(bytes, index)
            case UInt8(ascii: "("):
                index = commented(bytes, index)
            case .lessThan:
                index = angled(bytes, index)
            case .colon where address == nil && !hasPhraseAtSign:
                // The name of a group.
                phrase.removeAll(keepingCapacity: true)
                commentedPhrase.removeAll(keepingCapacity: true)
                isSpaced = false
                index += 1
            case let byte where byte.isWhiteSpace:
                isSpaced = true
                index += 1
            case let byte:
                append(byte)
                index += 1
            }
        }
        finish(atComma: false)
    }

    private mutating func append(_ byte: UInt8) {
        appendSpace()
        if byte == UInt8(ascii: "@") { hasPhraseAtSign = true }
        phrase.append(byte)
        commentedPhrase.append(byte)
    }

    private mutating func appendSpace() {
        if isSpaced, !phrase.isEmpty { phrase.append(.space) }
        if isSpaced, !commentedPhrase.isEmpty { commentedPhrase.append(.space) }
        isSpaced = false
    }

    /// Takes a quoted string; where the quote is never closed, it is a character like others.
    private mutating func quoted(_ bytes: Span<UInt8>, _ start: Int) -> Int {
        guard !hasUnclosedQuote else { return start + 1 }
        var text: [UInt8] = []
        var index = start + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count { index += 1 }
            text.append(bytes[index])
            index += 1
        }
        guard index < bytes.count else {
            hasUnclosedQuote = true
            return start + 1
        }
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "@") {
            // A quoted local part keeps its quotes.
            text.insert(UInt8(ascii: "\""), at: 0)
            text.append(UInt8(ascii: "\""))
        }
        appendSpace()
        if text.contains(UInt8(ascii: "@")) { hasPhraseAtSign = true }
        phrase += text
        commentedPhrase += text
        return index + 1
    }

    private mutating func commented(_ bytes: Span<UInt8>, _ start: Int) -> Int {
        guard !hasUnclosedComment, let end = CommentScanner.end(bytes, start) else {
            hasUnclosedComment = true
            append(bytes[start])
            return start + 1
        }
        let text = CommentScanner.text(bytes, (start + 1)..<(end - 1))
        if comment.isEmpty { comment = text }
        if !phrase.isEmpty, !text.isEmpty {
            if commentedPhrase.last != .space { commentedPhrase.append(.space) }
            commentedPhrase += [UInt8(ascii: "(")] + text + [UInt8(ascii: ")")]
        }
        isSpaced = true
        return end
    }

    private mutating func angled(_ bytes: Span<UInt8>, _ start: Int) -> Int {
        let end = bytes.firstIndex(of: .greaterThan, in: start..<bytes.count)
        let range = bytes.trimming((start + 1)..<(end ?? bytes.count))
        // A second pair of brackets: the first was part of a name if it has no address in it.
        if address == nil || !hasAddressAtSign {
            let cleaned = AddressSpec.clean(bytes, range)
            hasAddressAtSign = cleaned.contains(UInt8(ascii: "@"))
            address = cleaned
        }
        return end.map { $0 + 1 } ?? bytes.count
    }

    /// Ends an entry and keeps its mailbox.
    private mutating func finish(atComma: Bool) {
        defer {
            phrase.removeAll(keepingCapacity: true)
            commentedPhrase.removeAll(keepingCapacity: true)
            hasPhraseAtSign = false
            address = nil
            hasAddressAtSign = false
            comment.removeAll()
            isSpaced = false
        }
        if let address {
            var name = phrase.isEmpty ? [] : commentedPhrase
            if !unfinished.isEmpty { name = unfinished + Array(", ".utf8) + name }
            unfinished.removeAll()
            if name.isEmpty { name = comment }
            guard !name.isEmpty || !address.isEmpty else { return }
            mailboxes.append(Mailbox(name: HeaderText.decode(unfolded: name), address: AddressSpec.text(address)))
            return
        }
        keepUnfinished()
        guard !phrase.isEmpty else { return }
        let (words, bare) = AddressSpec.shown(phrase).map { ([], $0) } ?? AddressSpec.split(phrase)
        if bare.contains(UInt8(ascii: "@")) {
            let name = words.isEmpty ? comment : words
            mailboxes.append(Mailbox(name: HeaderText.decode(unfolded: name), address: AddressSpec.text(bare)))
        } else {
            unfinished = commentedPhrase
            if !atComma { keepUnfinished() }
        }
    }

    /// Keeps words that no address came to as a mailbox: one word is a local address, several are a name.
    private mutating func keepUnfinished() {
        guard !unfinished.isEmpty else { return }
        let text = HeaderText.decode(unfolded: unfinished)
        let isName = unfinished.contains(.space) || text.utf8.count != unfinished.count
        mailboxes.append(isName ? Mailbox(name: text, address: "") : Mailbox(name: "", address: text))
        unfinished.removeAll()
    }
}
