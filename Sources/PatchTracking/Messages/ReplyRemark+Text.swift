internal import Glibc

/// The lines and paragraphs of a reply in which a remark can stand.
extension ReplyRemark {
    /// A command to a program, on a line of its own.
    enum Command {
        case regzbot
        case patchwork(SeriesState)
    }

    private static let regzbot = Array("#regzbot ".utf8)
    private static let patchwork = Array("pw-bot:".utf8)

    /// The command in a text: a line begins with `#regzbot` and a word, or with `pw-bot:` and a state; the last of the second
    /// kind wins.
    static func command(in text: [UInt8]) -> Command? {
        text.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return nil }
            let end = min(bytes.count, longestText)
            var found: Command?
            var start = 0
            while start < end {
                let lineEnd =
                    memchr(base + start, 10, end - start).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? end
                if bytes[start] == UInt8(ascii: "#") {
                    if found == nil, bytes[start..<lineEnd].starts(with: regzbot) { found = .regzbot }
                } else if bytes[start] | 0x20 == UInt8(ascii: "p"), lineEnd - start < 80 {
                    let line = bytes[start..<lineEnd]
                    if line.prefix(patchwork.count).lazy.map({ $0 | 0x20 }).elementsEqual(
                        patchwork.lazy.map { $0 | 0x20 }),
                        let state = SeriesState(
                            patchwork: String(decoding: line.dropFirst(patchwork.count), as: UTF8.self))
                    {
                        found = .patchwork(state)
                    }
                }
                start = lineEnd + 1
            }
            return found
        }
    }

    /// How many bytes of a reply are read: remarks stand where people write, not behind a long quotation.
    private static let longestText = 100_000

    /// A run of lines that are neither empty nor quoted.
    struct Paragraph {
        /// Its bytes in the text.
        var lines: Range<Int>
        /// Whether it follows a quoted line, and a diff was quoted up to there.
        var followsDiff: Bool
    }

    /// The paragraphs up to the signature.
    static func paragraphs(of text: UnsafeBufferPointer<UInt8>) -> [Paragraph] {
        guard let base = text.baseAddress else { return [] }
        var paragraphs: [Paragraph] = []
        let end = min(text.count, longestText)
        var start: Int?
        var position = 0
        var hasDiff = false
        var followsQuote = false
        func close() {
            if let first = start {
                paragraphs.append(Paragraph(lines: first..<position, followsDiff: hasDiff && followsQuote))
                followsQuote = false
            }
            start = nil
        }
        while position < end {
            let lineEnd =
                memchr(base + position, 10, end - position).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? end
            let line = text[position..<lineEnd]
            if line.first == UInt8(ascii: "-"), line.elementsEqual("-- ".utf8) || line.elementsEqual("---".utf8) {
                break
            }
            if line.first == UInt8(ascii: "d"), line.starts(with: "diff --git ".utf8) { break }
            if line.first == UInt8(ascii: ">") {
                close()
                followsQuote = true
                if !hasDiff { hasDiff = beginsDiff(line) }
            } else if line.isEmpty {
                close()
            } else {
                start = start ?? position
            }
            position = lineEnd + 1
        }
        position = min(position, end)
        close()
        return paragraphs
    }

    /// Whether a quoted line is one with which a diff begins: `> @@ -1,3 +1,4 @@`, `>> diff --git a/a b/a`, `> +++ b/a`.
    private static func beginsDiff(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let quoted = line.drop { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: " ") }
        switch quoted.first {
        case UInt8(ascii: "@"): return quoted.starts(with: "@@ -".utf8)
        case UInt8(ascii: "d"): return quoted.starts(with: "diff --git ".utf8)
        case UInt8(ascii: "+"): return quoted.starts(with: "+++ ".utf8)
        default: return false
        }
    }

    /// Whether a paragraph states something: four words or more of a sentence that is no question, tag, greeting or praise.
    static func isComment(_ paragraph: UnsafeBufferPointer<UInt8>) -> Bool {
        let text = paragraph.prefix(400)
        guard let first = text.first(where: { $0 != UInt8(ascii: " ") && $0 != 9 }),
            first | 0x20 >= UInt8(ascii: "a"), first | 0x20 <= UInt8(ascii: "z")
        else { return false }
        var bytes = text.map { $0 == 10 || $0 == 9 ? UInt8(ascii: " ") : $0 }[...]
        while let byte = bytes.last, byte == UInt8(ascii: " ") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: ":") { return false }
        // The sentence so far: its first word, and how many it has.
        var sentence: (first: ArraySlice<UInt8>, count: Int)?
        func isStatement() -> Bool { sentence.map { $0.count >= 4 && !isCourtesy($0.first) } ?? false }
        for word in bytes.split(separator: UInt8(ascii: " ")) {
            sentence = (sentence?.first ?? word, (sentence?.count ?? 0) + 1)
            switch word.last {
            case UInt8(ascii: "?"): sentence = nil
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: ";"):
                if isStatement() { return true }
                sentence = nil
            default: break
            }
        }
        return isStatement()
    }

    /// Whether a sentence that begins so is a tag, thanks, praise, agreement or a question.
    private static func isCourtesy(_ word: ArraySlice<UInt8>) -> Bool {
        if word.last == UInt8(ascii: ":") { return true }
        let letters = word.lazy.map { $0 | 0x20 }.filter { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
        return courtesies.contains(String(decoding: Array(letters), as: UTF8.self))
    }

    private static let courtesies: Set<String> = [
        "thanks", "thank", "nice", "great", "good", "looks", "look", "yes", "yeah", "yep", "ok", "okay", "ack", "fine",
        "agreed", "agree", "right", "regards", "best", "cheers", "kind", "with", "lgtm", "applied", "same", "ah", "oh",
        "nevermind", "never", "love", "neat", "cool", "perfect", "awesome", "makes", "reviewed", "acked", "tested",
        "hi",
        "hello", "dear", "sorry", "correct", "true", "indeed", "sure", "what", "why", "how", "is", "are", "does", "do",
        "curious", "wondering", "just", "fyi", "note", "queued", "picked", "after", "other", "otherwise", "apart",
        "for",
    ]
}
