/// A sentence with which a person says to have taken patches.
///
/// So do "Applied, thanks!", "Queued 1-3 for 6.13" and "Thanks, series applied to my kvm-ppc-next tree". What is only wished, asked or supposed is none: "once this is applied", "please apply", "is it merged?".
struct ApplicationSentence {
    private(set) var place = TreeName()
    /// Numbers of the patches, where some are named.
    private(set) var parts: [Int] = []
    /// Whether the line ends in "applied to": the tree follows on the next one.
    private(set) var endsBeforePlace = false

    /// Reads a line; `nil` if no part of it says so.
    init?(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, isParagraphStart: Bool) {
        let text = bytes.string(bytes.trimmed(line))
        guard !text.contains("?") else { return nil }
        let words = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).map { SentenceWord(String($0)) }
        if let first = words.first, Self.suppositions.contains(first.lower) { return nil }
        for start in words.indices where start == 0 || words[start - 1].endsClause {
            if start == 0, !isParagraphStart, words[0].text.first?.isLowercase ?? true { continue }
            if take(words[start...], isFirst: start == 0) { return }
        }
        return nil
    }

    private mutating func take(_ words: ArraySlice<SentenceWord>, isFirst: Bool) -> Bool {
        parts = []
        var rest = words
        while let word = rest.first, Self.leads.contains(word.lower), rest.count > 1 { rest.removeFirst() }
        var isPersonal = false
        if let word = rest.first, ["i", "i've", "we", "we've"].contains(word.lower) {
            isPersonal = true
            rest.removeFirst()
            while let word = rest.first, ["have", "also", "just", "now", "already", "only"].contains(word.lower) {
                rest.removeFirst()
            }
        } else {
            takeObject(&rest)
            while let word = rest.first, ["is", "are", "has", "have", "been", "now"].contains(word.lower) {
                rest.removeFirst()
            }
        }
        guard let verb = rest.first, Self.verbs.contains(verb.lower) else { return false }
        rest.removeFirst()
        if verb.lower == "picked", rest.first?.lower != "up" { return false }
        if verb.endsClause { return !isPersonal || verb.text.hasSuffix(".") || rest.first?.lower == "thanks" }
        let object = rest
        takeObject(&rest)
        if let last = words[..<rest.startIndex].last, last.endsClause, rest.startIndex > object.startIndex {
            return !isPersonal || last.text.hasSuffix(".") || last.text.hasSuffix("!") || rest.first?.lower == "thanks"
        }
        return takePlace(rest, isPersonal: isPersonal, maySkip: isFirst && !isPersonal)
    }

    /// Passes over "this series", "both patches", "patches 1-3 and 5", "the rest".
    private mutating func takeObject(_ rest: inout ArraySlice<SentenceWord>) {
        while let word = rest.first {
            if let numbers = word.numbers {
                parts += numbers.filter { !parts.contains($0) }.prefix(1_000 - min(parts.count, 1_000))
            } else if !Self.objects.contains(word.lower) {
                // "1 and 2", "and 1-9 and 18"
                guard word.lower == "and", rest.dropFirst().first?.numbers != nil else { return }
            }
            rest.removeFirst()
            if word.endsClause, word.numbers == nil || !word.text.hasSuffix(",") || rest.first?.numbers == nil {
                return
            }
        }
    }

    /// Reads "to kvm/next, thanks", "for 6.13", "with the fix"; nothing more is fine too.
    private mutating func takePlace(_ words: ArraySlice<SentenceWord>, isPersonal: Bool, maySkip: Bool) -> Bool {
        var rest = words
        if maySkip, let first = rest.first, first.lower == "the" {
            // "Applied the first part to kvm-x86 gmem."
            guard let to = rest.prefix(7).firstIndex(where: { $0.lower == "to" }) else { return false }
            rest = rest[to...]
        }
        guard let word = rest.first else { return !isPersonal }
        switch word.lower {
        case "thanks", "thank", "with", "and", "but", "now", "by": return !isPersonal || word.lower == "thanks"
        case "to", "into", "on", "onto", "through", "via", "for": break
        default: return false
        }
        rest.removeFirst()
        guard !rest.isEmpty else {
            endsBeforePlace = word.lower == "to" || word.lower == "into"
            return endsBeforePlace
        }
        if rest.prefix(6).contains(where: { $0.isOwnWork }) { return false }
        guard word.lower != "for" else { return true }
        var names: [String] = []
        for word in rest {
            guard !Self.stops.contains(word.lower) else { break }
            names.append(word.text)
            if word.endsClause { break }
        }
        guard !names.isEmpty, names.count <= 6 else { return false }
        place = TreeName(words: names)
        return true
    }

    private static let verbs: Set<String> = ["applied", "queued", "merged", "pulled", "picked"]
    private static let leads: Set<String> = [
        "thanks", "thank", "you", "ok", "okay", "great", "nice", "cool", "good", "right", "and", "now", "finally",
        "all",
        "so", "done", "both", "belatedly", "manually", "also", "then", "cheers",
    ]
    private static let objects: Set<String> = [
        "patch", "patches", "series", "patchset", "set", "this", "these", "it", "them", "both", "all", "whole",
        "entire",
        "one", "ones", "rest", "up", "everything", "commits", "of",
    ]
    private static let suppositions: Set<String> = [
        "if", "when", "once", "after", "until", "unless", "should", "could", "would", "can", "whether", "as", "since",
        "with", "because", "while", "before", "assuming", "please", "not",
    ]
    private static let stops: Set<String> = [
        "thanks", "with", "for", "and", "but", "as", "after", "now", "via", "plus", "on",
    ]
}
