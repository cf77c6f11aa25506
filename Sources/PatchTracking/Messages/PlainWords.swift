internal import PatchFormat

/// The words of a sentence, contractions taken apart: "I'd" is "I would", "isn't" is "is not".
struct PlainWords {
    /// In lower case, without marks.
    private(set) var words: [String] = []
    /// Where the words begin that do not only lead in ("Well, I think that …").
    private(set) var start = 0
    /// Whether it ends in a question mark.
    let isQuestion: Bool

    init(_ sentence: Sentence) {
        isQuestion = sentence.isQuestion
        words.reserveCapacity(sentence.words.count + 4)
        var known = sentence.words[...]
        // "Hi Jane,"
        if let first = known.first, Self.greetings.contains(first.lower),
            let end = known.prefix(5).firstIndex(where: \.endsClause)
        {
            known = known[(end + 1)...]
        }
        for word in known where !word.lower.isEmpty { append(word.lower) }
        while start < words.count {
            if Self.leads.contains(words[start]) {
                start += 1
            } else if words[start] == "i", start + 1 < words.count, Self.opinions.contains(words[start + 1]) {
                start += 2
            } else {
                break
            }
        }
    }

    private mutating func append(_ word: String) {
        guard word.utf8.contains(UInt8(ascii: "'")) || word == "cannot" || word == "dont" else {
            words.append(word)
            return
        }
        switch word {
        case "can't", "cannot": words += ["can", "not"]
        case "won't": words += ["will", "not"]
        case "dont": words += ["do", "not"]
        case "let's": words += ["let", "us"]
        default:
            let cut = word.lastIndex(of: "'")!
            let (head, tail) = (String(word[..<cut]), word[cut...].dropFirst())
            if tail == "t", head.hasSuffix("n") {
                words += [String(head.dropLast()), "not"]
            } else if let long = Self.tails[String(tail)], tail != "s" || Self.isPronoun(head) {
                words += [head, long]
            } else {
                words.append(word)
            }
        }
    }

    private static func isPronoun(_ word: String) -> Bool {
        ["it", "that", "this", "there", "here", "what", "he", "she"].contains(word)
    }

    private static let tails = ["s": "is", "d": "would", "ll": "will", "ve": "have", "re": "are", "m": "am"]
    private static let greetings: Set<String> = ["hi", "hello", "hey", "dear"]
    private static let opinions: Set<String> = ["think", "believe", "guess", "feel"]
    private static let leads: Set<String> = [
        "so", "and", "but", "also", "then", "well", "ok", "okay", "hmm", "hm", "nit", "nitpick", "minor", "btw", "imo",
        "imho", "thus", "again", "sorry", "thanks", "anyway", "no", "yes", "yeah",
        "nope", "however", "actually", "still", "just", "honestly", "that", "here", "instead", "please", "fwiw",
        "afaics",
        "afaik", "plus", "ah", "oh", "argh", "ugh", "sigh", "as", "said", "otoh", "besides", "additionally", "finally",
        "moreover", "furthermore", "personally", "frankly", "similarly", "likewise", "ditto", "for", "same", "right",
        "unfortunately", "basically", "therefore", "first", "second", "secondly", "firstly", "1", "2", "3", "4", "5",
        "really", "super", "small", "tiny", "general", "note", "comment", "looks", "like", "all",
    ]
}
