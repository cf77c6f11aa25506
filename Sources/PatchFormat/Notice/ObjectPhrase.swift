/// The words of a sentence that say which patches are meant: "this series", "patches 1-3 and 5", "the first two", "v2".
struct ObjectPhrase {
    /// Numbers of the patches, where some are named; negative ones count from the end: -1 is the last.
    private(set) var parts: [Int] = []
    /// The number from which on all patches are meant: "patches 11 and up", "11-".
    private(set) var openFrom: Int?
    /// Whether it means those that nothing was said of: "the rest", "the remaining patches".
    private(set) var isRest = false
    /// Whether it means more than one patch without numbers: "the series", "both".
    private(set) var isWhole = false
    /// Whether a word tells the patches from the others of the series: "the device tree patches".
    private(set) var isQualified = false
    /// Whether it means something else than what is answered: "a patch", "the other series", "some of these".
    private(set) var isForeign = false
    /// Whether it is no more than "it", "this" or "that".
    private(set) var isPronoun = false
    /// Whether an auxiliary verb hangs on it: "it's", "they've".
    private(set) var isContracted = false
    /// The version that it names.
    private(set) var version: Int?
    /// Index of the first word behind it.
    private(set) var end: Int
    /// Whether it names something that patches come in.
    private var hasHead = false

    /// Reads the phrase that begins at `start`; `nil` where none does.
    init?(_ words: ArraySlice<SentenceWord>, at start: Int) {
        end = start
        while end < words.endIndex, take(words) {
            let last = words[end - 1]
            guard last.endsClause else { continue }
            // "1, 2 and 5", "1-3, 6-8"
            guard last.text.hasSuffix(","), last.numbers != nil, end < words.endIndex,
                words[end].numbers != nil || words[end].lower == "and"
            else { break }
        }
        guard end > start, hasHead || !parts.isEmpty else { return nil }
        // "this check", "both callers": the noun that follows is something else.
        // "patches 1-3 only"
        while end > start + 1, ["only", "just", "also"].contains(words[end - 1].lower) { end -= 1 }
        let last = words[end - 1]
        if Self.determiners.contains(last.lower), !last.endsClause, last.lower != "up" { isForeign = true }
        if Self.pointers.contains(last.lower), !last.endsClause, end < words.endIndex {
            let next = words[end]
            if !Self.limits.contains(next.lower), !Self.followers.contains(next.lower), !next.lower.hasSuffix("ly"),
                !next.isDash,
                !(next.opensLine && next.isCapitalized), !next.text.hasPrefix("("), !next.text.hasPrefix("["),
                ApplicationVerb.known[next.lower] == nil, !TreeName.isLikely(next)
            {
                isForeign = true
            }
        }
    }

    private mutating func take(_ words: ArraySlice<SentenceWord>) -> Bool {
        let word = words[end]
        if let number = word.openNumber {
            add([number])
            openFrom = number
            return pass()
        }
        if let numbers = word.numbers { return take(numbers, words) }
        if takeOpenEnd(words) { return true }
        if let version = word.version {
            self.version = version
            return head()
        }
        if let rank = Self.ordinals[word.lower] {
            takeOrdinal(rank, words)
            return true
        }
        if word.lower.hasSuffix("'s") || word.lower.contains("'"),
            Self.pronouns.contains(word.lower) || Self.wholes.contains(word.lower)
        {
            isContracted = true
        }
        if Self.pronouns.contains(word.lower) {
            isPronoun = !hasHead
            return head()
        }
        if Self.wholes.contains(word.lower) {
            isWhole = true
            if Self.rests.contains(word.lower) { isRest = true }
            return head()
        }
        if Self.isPatches(word.lower) {
            // "patch 3", "patches 1-3", but "the patch 6.13"
            if word.lower.hasSuffix("s"), !hasPartNumber(words, behind: end) { isWhole = isWhole || parts.isEmpty }
            return head()
        }
        if Self.heads.contains(word.lower) { return head() }
        if Self.foreign.contains(word.lower) {
            isForeign = true
            return pass()
        }
        if Self.determiners.contains(word.lower) || Self.counts[word.lower] != nil { return pass() }
        if word.lower == "of", end + 1 < words.endIndex, hasHead || !parts.isEmpty || isForeign,
            Self.determiners.contains(words[end + 1].lower) || Self.isObject(words[end + 1].lower)
                || words[end + 1].numbers != nil || Self.counts[words[end + 1].lower] != nil
        {
            return pass()
        }
        if ["and", "&", "+", "to", "through", "-", "->", "~", "plus", "up"].contains(word.lower),
            !parts.isEmpty || hasHead
        {
            return takeConjunction(words)
        }
        return takeQualifiers(words)
    }

    private mutating func head() -> Bool {
        if hasHead { isPronoun = false }
        hasHead = true
        end += 1
        return true
    }

    private mutating func pass() -> Bool {
        end += 1
        return true
    }

    // MARK: Numbers

    private mutating func take(_ numbers: [Int], _ words: ArraySlice<SentenceWord>) -> Bool {
        let before = end > words.startIndex ? words[end - 1].lower : ""
        let next = end + 1 < words.endIndex && !words[end].endsClause ? words[end + 1].lower : ""
        let isCount = numbers.count == 1 && !words[end].lower.contains("/") && !words[end].lower.contains("#")
        if isCount,
            ["all", "these", "those", "the", "both", "other", "remaining", "following", "of"].contains(before)
                || Self.isPatches(next) && next.hasSuffix("s") && before != "patch" && before != "patches"
        {
            // "all 6", "these 4 patches"
            isWhole = true
            return head()
        }
        add(numbers)
        return pass()
    }

    private mutating func add(_ numbers: [Int]) {
        parts += numbers.filter { !parts.contains($0) }.prefix(1_000 - min(parts.count, 1_000))
    }

    /// "and up" in "patches 11 and up", "onwards", "or later", and the "on" of "from patch 3 on".
    private mutating func takeOpenEnd(_ words: ArraySlice<SentenceWord>) -> Bool {
        guard let last = parts.last, end > words.startIndex, words[end - 1].numbers != nil, !words[end - 1].endsClause
        else {
            return false
        }
        var index = end
        if ["and", "or", "&"].contains(words[index].lower), index + 1 < words.endIndex { index += 1 }
        let word = words[index]
        let isEnd =
            Self.openEnds.contains(word.lower) && (index > end || word.lower.hasPrefix("onward"))
            || word.lower == "on" && (word.endsClause || index + 1 == words.endIndex)
        guard isEnd else { return false }
        openFrom = last
        end = index + 1
        return true
    }

    /// "the first", "the first two", "the last 3".
    private mutating func takeOrdinal(_ rank: Int, _ words: ArraySlice<SentenceWord>) {
        end += 1
        guard rank == 1 || rank == -1, end < words.endIndex, !words[end - 1].endsClause,
            let count = Self.counts[words[end].lower] ?? words[end].numbers?.first, count > 0, count < 100
        else { return add([rank]) }
        end += 1
        add(rank == 1 ? Array(1...count) : Array((-count)...(-1)))
    }

    /// "1 and 2", "1-9 and 18", "1 to 5", "this and the next one".
    private mutating func takeConjunction(_ words: ArraySlice<SentenceWord>) -> Bool {
        var next = end + 1
        if next < words.endIndex, words[end].lower == "up", words[next].lower == "to" { next += 1 }
        while next < words.endIndex, next < end + 3,
            Self.isPatches(words[next].lower) || words[next].lower == "the" || words[next].lower == "number"
        {
            next += 1
        }
        guard next < words.endIndex else { return false }
        let isRange = ["to", "through", "-", "->", "~", "up"].contains(words[end].lower)
        if let numbers = words[next].numbers {
            if isRange, let low = parts.last, let high = numbers.first, low < high, high < 1_000 {
                add(Array(low...high))
            } else if isRange {
                return false
            } else {
                add(numbers)
            }
            end = next + 1
            return true
        }
        guard !isRange, words[end].lower == "and" || words[end].lower == "&" else { return false }
        if let rank = Self.ordinals[words[next].lower], !parts.isEmpty {
            end = next
            takeOrdinal(rank, words)
            return true
        }
        return false
    }

    private func hasPartNumber(_ words: ArraySlice<SentenceWord>, behind index: Int) -> Bool {
        guard !words[index].endsClause else { return false }
        return index + 1 < words.endIndex && words[index + 1].numbers != nil
    }

    // MARK: Words

    /// "device tree" in "the device tree changes": unknown words before a known one.
    private mutating func takeQualifiers(_ words: ArraySlice<SentenceWord>) -> Bool {
        guard !hasHead || Self.pointers.contains(words[end - 1].lower), parts.isEmpty || isForeign else { return false }
        // Without an article, an unknown word is more likely a verb or a name.
        var ahead = end
        while ahead < words.endIndex, ahead < end + 5 {
            let word = words[ahead]
            if Self.isPatches(word.lower) || Self.qualified.contains(word.lower) {
                isQualified = true
                end = ahead
                return true
            }
            guard !word.endsClause, !Self.limits.contains(word.lower), !word.isDash else { return false }
            ahead += 1
        }
        return false
    }

    private static func isObject(_ word: String) -> Bool {
        isPatches(word) || wholes.contains(word) || heads.contains(word) || pronouns.contains(word)
    }

    /// "patch", "patches", "patchset", and what hasty people write for it.
    private static func isPatches(_ word: String) -> Bool {
        if word.hasPrefix("patch") { return !["patchwork", "patched", "patching"].contains(where: word.hasPrefix) }
        return ["pathset", "pachset", "pacthset", "pacth", "pacthes", "pathces", "pathes", "part", "parts"].contains(
            word)
    }

    private static let pronouns: Set<String> = ["this", "it", "that", "'em", "it's", "that's", "this's", "one's"]
    private static let wholes: Set<String> = [
        "series", "serie", "seires", "set", "patchset", "patch-set", "patchseries", "both", "all", "these", "those",
        "them", "they", "they're", "they've", "everything", "lot", "rest", "whole", "entire", "stack", "remaining",
        "remainder",
    ]
    private static let rests: Set<String> = ["rest", "remaining", "remainder"]
    private static let openEnds: Set<String> = [
        "up", "upwards", "above", "later", "onwards", "onward", "beyond", "following", "higher",
    ]
    private static let heads: Set<String> = [
        "fix", "fixes", "fixup", "change", "changes", "commit", "commits", "one", "ones", "version", "revision", "pull",
        "pr", "tag", "branch", "request", "bits", "cleanup", "cleanups", "backport", "backports", "binding", "bindings",
        "update", "updates", "removal", "workaround", "each", "$subject", "subject", "dts", "dt", "stuff", "bit",
        "pull-request", "test", "tests", "driver", "respin",
    ]
    private static let determiners: Set<String> = [
        "the", "your", "his", "her", "their", "full", "complete", "current", "latest", "updated", "revised", "new",
        "above", "nice", "simple", "obvious", "trivial", "number", "numbers", "just", "only", "kernel", "small",
        "individual", "original", "initial", "my", "our", "also", "good",
    ]
    private static let foreign: Set<String> = [
        "a", "an", "another", "other", "others", "some", "few", "most", "half", "similar", "same", "any", "different",
        "several", "many", "own", "previous", "earlier", "older", "old", "said", "none", "nothing", "no",
    ]
    private static let ordinals: [String: Int] = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "1st": 1, "2nd": 2, "3rd": 3,
        "last": -1, "final": -1,
    ]
    private static let counts: [String: Int] = [
        "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "couple": 2,
    ]
    private static let pointers: Set<String> = ["this", "that", "these", "those", "both", "all", "each"]
    private static let qualified: Set<String> = [
        "series", "set", "patchset", "fix", "fixes", "change", "changes", "commit", "commits", "one", "ones", "cleanup",
        "cleanups",
        "update", "updates", "binding", "bindings", "branch", "version", "bits",
    ]
    private static let followers: Set<String> = [
        "now", "up", "out", "already", "manually", "too", "also", "again", "anyway", "today", "yesterday", "later",
        "then", "instead",
        "straight", "together", "once", "along", "back", "here", "there", "first", "earlier", "last", "just", "locally",
        "within",
        "around", "over", "off", "thx", "so", "while", "myself", "ourselves", "except", "without", "minus", "plus",
        "only", "even",
        "down", "whilst", "despite", "at", "using", "per", "under", "onto", "have", "be", "being", "been",
        "got", "will",
        "next", "regardless", "still",
    ]
    /// Words that no phrase about patches goes beyond.
    private static let limits: Set<String> = ClauseSubject.blockers.union([
        "to", "into", "onto", "in", "on", "for", "with", "and", "but", "as", "via", "through", "by", "from", "after",
        "is", "are", "was", "were", "has", "have", "had", "that", "which", "who", "of", "thanks", "thank", "i", "we",
        "you", "he", "she", "they", "suggestion", "suggestions", "comment", "comments", "feedback", "review", "tags",
        "reviewed-by", "acked-by", "tested-by", "until", "when", "if", "because", "since", "before", "it", "this",
        "rather", "am", "be", "been", "being", "will", "i've", "we've",
        "hunk", "package", "packages", "tag", "hi", "hello", "so", "or", "then", "while", "than", "where", "there",
        "here", "just", "already",
    ])
}
