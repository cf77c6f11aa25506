/// What the words of a reply say about a next version, or that they have a program track a regression.
///
/// Read sentence by sentence, and only where a sentence says it plainly: "I'll fix that in v3." and "Please send a v2."
/// count, "if you send a v2" and "no need to respin" do not.
public enum ReplyRemark: String, Sendable, Hashable, CaseIterable {
    /// The writer will send one: "will send v2", "I'll respin".
    case announcesVersion
    /// The writer wants one: "please send a v2", "please respin".
    case requestsVersion
    /// The mail has regzbot track a regression: a line begins with `#regzbot` (the kernel's handling-regressions.rst).
    case tracksRegression

    /// The first remark in a text, quoted lines apart; `nil` where it has none, which most have.
    public init?(in text: [UInt8]) {
        if Self.commandsRegzbot(text) {
            self = .tracksRegression
            return
        }
        guard Self.mayNameVersion(text[...]) else { return nil }
        for paragraph in Self.paragraphs(of: text) where Self.mayNameVersion(paragraph) {
            for words in Self.sentences(in: paragraph) {
                if let remark = Self(words) {
                    self = remark
                    return
                }
            }
        }
        return nil
    }

    private init?(_ words: [String]) {
        guard words.contains(where: Self.namesVersion) || words.contains("version") || words.contains("revision") else {
            return nil
        }
        guard Set(words).isDisjoint(with: Self.doubts) else { return nil }
        let isRespin = words.contains { Self.respins.contains($0) }
        guard isRespin || words.contains(where: Self.isNumbered) || Self.hasPair(words, Self.nexts, Self.versions)
        else {
            return nil
        }
        guard isRespin || !Set(words).isDisjoint(with: Self.verbs) else { return nil }
        if Self.hasPair(words, ["i", "we"], ["will"]) || !Set(words).isDisjoint(with: ["i'll", "we'll"])
            || Self.hasPair(words, ["let"], ["me"]) || words.first == "will"
        {
            self = .announcesVersion
        } else if words.contains("please") || words.contains("pls") || Self.hasPair(words, ["can", "could"], ["you"]) {
            self = .requestsVersion
        } else {
            return nil
        }
    }

    // MARK: Words

    private static let respins: Set<String> = ["respin", "re-spin", "resubmit", "re-submit"]
    private static let verbs: Set<String> = [
        "send", "resend", "re-send", "post", "repost", "fix", "address", "change", "update", "spin", "prepare", "drop",
        "add", "do", "remove", "include", "incorporate", "correct", "rework", "split",
    ]
    private static let doubts: Set<String> = [
        "if", "unless", "no", "not", "don't", "won't", "never", "before", "until", "whether", "maybe", "might",
        "already",
    ]
    private static let nexts: Set<String> = ["next", "new", "another", "updated"]
    private static let versions: Set<String> = ["version", "revision", "spin", "iteration", "round"]

    private static func namesVersion(_ word: String) -> Bool { respins.contains(word) || isNumbered(word) }

    /// `v2`, `v10`.
    private static func isNumbered(_ word: String) -> Bool {
        word.utf8.count >= 2 && word.utf8.count <= 4 && word.utf8.first == UInt8(ascii: "v")
            && word.utf8.dropFirst().allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }

    private static func hasPair(_ words: [String], _ first: Set<String>, _ second: Set<String>) -> Bool {
        zip(words, words.dropFirst()).contains { first.contains($0) && second.contains($1) }
    }

    // MARK: Text

    private static let regzbot = Array("#regzbot ".utf8)

    /// Whether a line of the mail's own begins with `#regzbot` and a word.
    private static func commandsRegzbot(_ text: [UInt8]) -> Bool {
        var place = 0
        let end = min(text.count, longestText)
        while let mark = text[place..<end].firstIndex(of: UInt8(ascii: "#")) {
            if mark == 0 || text[mark - 1] == 10, text[mark..<end].starts(with: regzbot) { return true }
            place = mark + 1
        }
        return false
    }

    /// Whether something in lines that are not quoted could name a version; most replies have nothing, and are not read any
    /// further.
    private static func mayNameVersion(_ text: ArraySlice<UInt8>) -> Bool {
        text.withUnsafeBufferPointer { bytes in
            var place = 0
            while place < bytes.count {
                // Most of a reply is what it quotes.
                let end = bytes[place...].firstIndex(of: 10) ?? bytes.count
                if bytes[place] != UInt8(ascii: ">"), mayNameVersion(bytes, place..<end) { return true }
                place = end + 1
            }
            return false
        }
    }

    private static func mayNameVersion(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
        guard line.count > 1 else { return false }
        for place in line.lowerBound..<(line.upperBound - 1) {
            switch bytes[place] | 0x20 {
            case UInt8(ascii: "v"):
                if bytes[place + 1] &- 0x30 < 10 { return true }
            case UInt8(ascii: "s") where place + 2 < line.upperBound:
                // "spin", "submit", and the end of "version" and "revision".
                let next = (bytes[place + 1] | 0x20, bytes[place + 2] | 0x20)
                if next == (0x70, 0x69) || next == (0x75, 0x62) { return true }
                let before = place > line.lowerBound ? bytes[place - 1] | 0x20 : 0
                if next == (0x69, 0x6F), before == UInt8(ascii: "r") || before == UInt8(ascii: "i") { return true }
            default: break
            }
        }
        return false
    }

    /// How many bytes of a reply are read: remarks stand where people write, not behind a long quotation.
    private static let longestText = 100_000

    /// The runs of lines that are neither empty nor quoted, up to the signature.
    private static func paragraphs(of text: [UInt8]) -> [ArraySlice<UInt8>] {
        var paragraphs: [ArraySlice<UInt8>] = []
        let end = min(text.count, longestText)
        var start: Int?
        var place = 0
        func close() {
            if let first = start { paragraphs.append(text[first..<place]) }
            start = nil
        }
        while place < end {
            let lineEnd = text[place..<end].firstIndex(of: 10) ?? end
            let line = text[place..<lineEnd]
            if line.elementsEqual("-- ".utf8) || line.elementsEqual("---".utf8) { break }
            if line.isEmpty || line.first == UInt8(ascii: ">") { close() } else { start = start ?? place }
            place = lineEnd + 1
        }
        place = min(place, end)
        close()
        return paragraphs
    }

    /// The sentences of a paragraph, as words in lower case.
    private static func sentences(in paragraph: ArraySlice<UInt8>) -> [[String]] {
        var sentences: [[String]] = []
        var sentence: [String] = []
        func end() {
            if sentence.count > 1 { sentences.append(sentence) }
            sentence = []
        }
        for word in paragraph.split(whereSeparator: { $0 <= 32 }) {
            let letters = word.filter { isLetter($0) }.map { $0 >= 0x41 && $0 <= 0x5a ? $0 | 0x20 : $0 }
            if !letters.isEmpty { sentence.append(String(decoding: letters, as: UTF8.self)) }
            if let last = word.last, [0x2e, 0x21, 0x3f, 0x3b].contains(last) { end() }
        }
        end()
        return sentences
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39)
            || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-") || byte >= 0x80
    }
}
