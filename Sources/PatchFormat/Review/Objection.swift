/// The sentence with which a reviewer objects to a patch: "NACK", "NAK, this is wrong", "I have to NAK this".
///
/// Controllers of buses speak of NACKs too ("the device answers with a NACK"): the word counts where it opens the sentence and
/// stands alone, and where the writer does it.
enum Objection {
    /// Whether the word may be in a line, by a look at the bytes alone.
    static func mayOccur(in line: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = line.lowerBound
        while index + 2 < line.upperBound {
            if bytes[index] | 0x20 == UInt8(ascii: "n"), bytes[index + 1] | 0x20 == UInt8(ascii: "a") {
                let third = bytes[index + 2] | 0x20
                if third == UInt8(ascii: "k") || third == UInt8(ascii: "c") { return true }
            }
            index += 1
        }
        return false
    }

    /// Whether a sentence is one.
    static func isOne(_ sentence: Sentence) -> Bool {
        let words = sentence.words.filter { !$0.lower.isEmpty }
        guard !sentence.isQuestion, let index = words.firstIndex(where: { forms.contains($0.lower) }) else {
            return false
        }
        let before = words[..<index].map(\.lower)
        let word = words[index]
        let next = index + 1 < words.count ? words[index + 1].lower : ""
        if before.contains(where: denials.contains) { return false }
        if before.contains("would"), words[index...].contains(where: { $0.lower == "if" }) { return false }
        // "NACK.", "Sorry, but NAK: this breaks", "Strong NACK from me"
        if before.allSatisfy(openings.contains), word.lower != "naks", word.lower != "nacks" {
            if word.endsClause || next.isEmpty { return true }
            if ["from", "for", "to", "this", "sorry", "as", "because", "until", "unless", "since", "again", "on"]
                .contains(next) || words[index + 1].isDash
            {
                return next != "on"
                    || index + 2 < words.count && ["this", "that", "the", "principle"].contains(words[index + 2].lower)
                        && words.count < 12
            }
            return false
        }
        // "I have to NAK this", "I'm going to NACK it", "that's a NAK from me"
        let isWriters = before.suffix(6).contains { ["i", "i'm", "i'll", "i'd", "i've", "we", "we're"].contains($0) }
        let isNamed =
            ["this", "it", "that", "the", "these", "them", "any", "patch", "series", ""].contains(next)
            || word.endsClause
        if isWriters { return isNamed && word.lower != "nacked" || isNamed && before.count < 5 }
        return ["that's", "it's", "this", "consider"].contains(before.first ?? "")
            && (next == "from" || next.isEmpty || word.endsClause)
            && before.count <= 4 && before.contains { ["a", "it", "this"].contains($0) }
    }

    private static let forms: Set<String> = [
        "nack", "nak", "nacked", "naked", "naking", "nacking", "nakking", "nack'ed", "nak'ed", "naked-by",
    ]
    private static let denials: Set<String> = [
        "not", "no", "don't", "won't", "wouldn't", "never", "if", "unless", "isn't", "can't", "cannot", "didn't",
        "when", "before", "without",
    ]
    private static let openings: Set<String> = [
        "so", "sorry", "but", "still", "then", "big", "strong", "hard", "clear", "definite", "definitely", "explicit",
        "a", "and", "again",
        "therefore", "hence", "absolute", "absolutely", "huge", "firm", "my", "same", "also", "ok", "gentle", "soft",
        "another", "hi",
    ]
}
