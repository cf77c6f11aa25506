internal import PatchFormat

/// A sentence that promises another version of a patch, or asks for one.
///
/// It is a promise where its writer is to act ("I'll", "will", "let me", "going to") and the verb changes or sends a patch; a
/// request where the reader is to ("please", "could you", "you need to", "needs a respin"). Conditions, denials, things of the
/// past and of later ("in a follow-up") are neither, and who asks a question may not want it.
struct VersionSentence {
    let remark: ReplyRemark

    private let words: [String]

    /// Reads a sentence; `nil` where it says nothing of the kind.
    init?(_ sentence: Sentence) {
        let known = sentence.words.filter { !$0.lower.isEmpty }
        let words = known.map(\.lower)
        self.words = words
        guard words.count > 1 || words.first.map({ Self.sendings.contains($0) }) == true else { return nil }
        if let remark = Self.promise(words, clauseEnds: { known[$0].endsClause }, isQuestion: sentence.isQuestion)
            ?? Self.request(words, isQuestion: sentence.isQuestion)
        {
            self.remark = remark
        } else {
            return nil
        }
    }

    // MARK: Promises

    /// - Parameter clauseEnds: whether a clause ends behind the word with an index.
    private static func promise(
        _ words: [String], clauseEnds: (Int) -> Bool, isQuestion: Bool
    ) -> ReplyRemark? {
        guard !isQuestion else { return nil }
        for (index, word) in words.enumerated() {
            let future = future(words, at: index, clauseEnds: clauseEnds)
            if let start = future, start < words.count, words[start] == "be" || participles.contains(words[start]),
                namesNext(words[start...].prefix(10)) || isShortPromise(words[start...], of: words),
                !hasDoubt(words), !words[..<index].contains(where: conditions.contains)
            {
                // "Will be removed in the next revision.", "OK, will be fixed."
                return .announcesVersion
            }
            guard let start = future, let verb = action(words, from: start) else {
                // "OK, fix it in v5."
                if changes.contains(word), words.count < 10, words[..<index].allSatisfy(leads.contains),
                    words[(index + 1)...].contains("in"), words.suffix(2).contains(where: isNumbered), !hasDoubt(words)
                {
                    return .announcesVersion
                }
                // "Fixed in v3.", "Done for the next version."
                if index < 8, participles.contains(word), namesNext(words[(index + 1)...].prefix(8)),
                    words[(index + 1)...].prefix(4).contains(where: { ["in", "for", "to", "with"].contains($0) }),
                    isOwnDeed(words[..<index]),
                    !hasDoubt(words)
                {
                    return .announcesVersion
                }
                continue
            }
            let before = words[..<index]
            guard !before.contains(where: conditions.contains),
                !hasDoubt(Array(words[start..<min(verb + 1, words.count)]))
            else {
                continue
            }
            let rest = words[(verb + 1)...]
            if rest.contains(where: { ["if", "unless", "until"].contains($0) }), !namesNext(rest) { continue }
            if sendings.contains(words[verb]) {
                guard isResending(words[verb]) || namesNext(rest.prefix(10)) || namesPatches(rest.prefix(5)) else {
                    continue
                }
                // "resubmit in a separate thread"
                if isLater(rest), !isResending(words[verb]) || !rest.contains("thread") { continue }
                return .announcesVersion
            }
            if namesNext(rest) { return .announcesVersion }
            if words[verb] == "do" {
                // "Will do.", "I'll do that."
                guard rest.isEmpty || ["that", "so", "it", "this", "thanks"].contains(rest.first!) else { continue }
                return isLater(rest) ? nil : .announcesVersion
            }
            // "Let me add your Reviewed-by" changes no patch.
            if changes.contains(words[verb]), !isPutOff(words[verb], rest), !rest.contains(where: ownTree.contains),
                !rest.contains(where: tags.contains)
            {
                return .announcesVersion
            }
        }
        return nil
    }

    /// Whether it is all that is said: "OK, will be fixed", "will be changed and the same below".
    private static func isShortPromise(_ rest: ArraySlice<String>, of words: [String]) -> Bool {
        words.count < 10 && words[..<rest.startIndex].allSatisfy { leads.contains($0) || $0 == "will" }
            && rest.dropFirst().first.map { participles.contains($0) } ?? false
    }

    /// Where the words go on behind "I will", "we'll", "let me", "going to", or a "will" that begins a sentence or clause.
    private static func future(_ words: [String], at index: Int, clauseEnds: (Int) -> Bool) -> Int? {
        let word = words[index]
        let next = index + 1 < words.count ? words[index + 1] : ""
        let afterNext = index + 2 < words.count ? words[index + 2] : ""
        switch word {
        case "i'll", "we'll", "ill": return index + 1
        case "will", "shall":
            // "Will fix", "Thanks, will send", "and will send"; but "this will fix", "and it will fix"
            guard index > 0 else { return index + 1 }
            if words[index - 1] == "it", index < 2 || words[index - 2] != "got" { return nil }
            let isBeginning =
                writers.contains(words[index - 1]) || leads.contains(words[index - 1])
                || index < 6 && clauseEnds(index - 1)
                    && words[..<index].contains { ["thanks", "thank", "ok"].contains($0) }
            return isBeginning ? index + 1 : nil
        case "i", "we":
            if ["will", "shall"].contains(next) || next == "can" && isResending(afterNext) { return index + 2 }
            if ["plan", "intend"].contains(next) || word == "i" && next == "want", afterNext == "to" {
                return index + 3
            }
            if ["am", "are"].contains(next), ["going", "gonna", "about"].contains(afterNext) { return index + 4 }
            return nil
        case "i'm", "we're", "im":
            if next == "going", afterNext == "to" { return index + 3 }
            if next == "gonna" { return index + 2 }
            return ["respinning", "reworking", "resending", "rebasing", "rerolling"].contains(next) ? index + 1 : nil
        case "let": return next == "me" ? index + 2 : nil
        case "lemme": return index + 1
        case "going": return index == 0 && next == "to" ? index + 2 : nil
        case "'m": return next == "going" ? index + 3 : nil
        default: return nil
        }
    }

    /// The verb within a few words behind a future: "also quickly fix".
    private static func action(_ words: [String], from start: Int) -> Int? {
        guard start < words.count else { return nil }
        for index in start..<min(start + 5, words.count) {
            let word = words[index]
            if sendings.contains(word) || changes.contains(word) || word == "do" { return index }
            guard
                adverbs.contains(word) || word.hasSuffix("ly")
                    || ["try", "to", "and", "go", "ahead", "have", "get"].contains(word)
            else {
                // "I will test and send v2", "will check it and fix": the second verb counts where a version is named.
                let rest = words[index...].prefix(14)
                if let and = rest.firstIndex(of: "and"), and + 1 < words.count, namesNext(words[and...]) {
                    return action(words, from: and + 1)
                }
                return nil
            }
        }
        return nil
    }

    private static func isOwnDeed(_ before: ArraySlice<String>) -> Bool {
        before.allSatisfy { writers.contains($0) || adverbs.contains($0) || leads.contains($0) || helpers.contains($0) }
    }

    // MARK: Requests

    private static func request(_ words: [String], isQuestion: Bool) -> ReplyRemark? {
        if words.prefix(4).contains(where: { ["if", "when", "once", "unless", "maybe", "perhaps", "no"].contains($0) }),
            !words.contains(where: { ["please", "pls", "plz"].contains($0) })
        {
            return nil
        }
        for index in words.indices {
            guard let start = demand(words, at: index, isQuestion: isQuestion) else { continue }
            if index > 0, ["if", "unless"].contains(where: words[..<index].contains), !namesNext(words[index...]) {
                continue
            }
            guard start < words.count else { continue }
            let isPlain = words[index].hasPrefix("pl")
            for verb in start..<min(start + (isPlain ? 4 : 3), words.count) {
                let word = words[verb]
                if ["not", "don't", "do", "no", "never"].contains(word) { break }
                let rest = words[(verb + 1)...]
                if sendings.contains(word) {
                    guard isResending(word) || namesNext(rest.prefix(10)) else { break }
                    if rest.contains("when") || rest.contains("if"), !isPlain, !isResending(word) { break }
                    return .requestsVersion
                }
                if changes.contains(word) || inquiries.contains(word), namesNext(rest) { return .requestsVersion }
                // "please collect and resubmit"
                if inquiries.contains(word), rest.first == "and", rest.dropFirst().first.map(isResending) ?? false {
                    return .requestsVersion
                }
                if changes.contains(word), isPlain || (isQuestion && words[index] != "should") {
                    if rest.contains(where: {
                        tags.contains($0) || $0 == "my" || ownTree.contains($0) || $0 == "cc" || $0 == "future"
                    }) {
                        break
                    }
                    // "please add:" and a tag below
                    if isPutOff(word, rest) || word == "add" && rest.isEmpty || rest.contains(where: isTree) { break }
                    return .requestsVersion
                }
                guard
                    adverbs.contains(word) || word.hasSuffix("ly")
                        || ["also", "then", "to", "and", "just", "please", "you", "be", "go"].contains(word)
                else { break }
            }
        }
        return wish(words)
    }

    /// Where the words go on behind "please", "can you", "you need to"; an imperative begins at 0.
    private static func demand(_ words: [String], at index: Int, isQuestion: Bool) -> Int? {
        let next = index + 1 < words.count ? words[index + 1] : ""
        let afterNext = index + 2 < words.count ? words[index + 2] : ""
        switch words[index] {
        case "please", "pls", "plz", "kindly": return index + 1
        case "can", "could", "would", "will": return next == "you" ? index + 2 : nil
        case "you":
            if ["need", "have", "want"].contains(next), afterNext == "to" { return index + 3 }
            return ["must", "should"].contains(next) ? index + 2 : nil
        case "needs", "has": return next == "to" && afterNext == "be" ? index + 3 : nil
        case "should", "must":
            return next == "be" ? index + 2 : nil
        case let word
        where index == 0 && isResending(word) && word != "repost" && !word.hasSuffix("ed") && !word.hasSuffix("ing"):
            return ["respun", "resent"].contains(word) ? nil : 0
        case "send" where index == 0, "post" where index == 0: return 0
        default: return nil
        }
    }

    /// "needs a respin", "waiting for v2", "looking forward to the next version", "v2 please".
    private static func wish(_ words: [String]) -> ReplyRemark? {
        for index in words.indices {
            let rest = words[(index + 1)...].prefix(6)
            switch words[index] {
            case "needs", "need", "requires", "require", "deserves", "warrants":
                guard
                    !words[..<index].contains(where: {
                        ["no", "not", "don't", "doesn't", "i", "we", "if"].contains($0)
                    })
                else { continue }
                if rest.first != "no",
                    namesNext(rest) && rest.count < 6
                        || rest.contains(where: { ["respin", "rebase", "reroll", "resend"].contains($0) })
                {
                    return .requestsVersion
                }
            case "waiting", "wait":
                if rest.first == "for", namesNext(rest) { return .requestsVersion }
            case "forward":
                if rest.first == "to", namesNext(rest) { return .requestsVersion }
            case "expecting", "expect", "await", "awaiting":
                if words.first == "i" || words.first == "i'm" || index == 0, namesNext(rest) { return .requestsVersion }
            case "please", "pls":
                // "v2, please"
                if index > 0, index <= 3, namesNext(words[..<index]) { return .requestsVersion }
            default: continue
            }
        }
        return nil
    }

    // MARK: Words

    /// Whether a version yet to come is named: "v2", "next version", "new revision", "a respin", "updated patch".
    private static func namesNext(_ words: ArraySlice<String>) -> Bool {
        for index in words.indices {
            let word = words[index]
            if isNumbered(word) || ["respin", "re-spin", "reroll", "re-roll", "resubmission"].contains(word) {
                return true
            }
            guard nexts.contains(word), index + 1 < words.endIndex else { continue }
            var ahead = index + 1
            while ahead < words.endIndex, ahead <= index + 2, !versions.contains(words[ahead]) { ahead += 1 }
            if ahead < words.endIndex, versions.contains(words[ahead]) { return true }
        }
        return false
    }

    private static func namesPatches(_ words: ArraySlice<String>) -> Bool {
        // "make a fix for this"
        if words.prefix(2).contains("fix") { return true }
        return words.contains { ["updated", "fixed", "corrected", "revised", "fixup"].contains($0) }
            && words.contains { $0.hasPrefix("patch") || versions.contains($0) }
    }

    /// `v2`, `v10`.
    private static func isNumbered(_ word: String) -> Bool {
        word.utf8.count >= 2 && word.utf8.count <= 3 && word.utf8.first == UInt8(ascii: "v")
            && word.utf8.dropFirst().allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }

    private static func isTree(_ word: String) -> Bool { word.hasSuffix("-next") || word.hasPrefix("for-") }

    private static func isResending(_ word: String) -> Bool {
        [
            "respin", "re-spin", "resubmit", "re-submit", "resend", "re-send", "repost", "re-post", "reroll", "re-roll",
            "rebase", "rebased",
            "rework", "re-work", "redo", "respun", "resent", "reworked", "respinning", "reworking", "resending",
            "rebasing", "rerolling",
        ]
        .contains(word)
    }

    private static func hasDoubt(_ words: [String]) -> Bool { words.contains(where: doubts.contains) }

    /// Whether it is put off: "in a follow-up", "as a separate patch", "later".
    private static func isLater(_ words: ArraySlice<String>) -> Bool { words.contains(where: laters.contains) }

    /// Whether a change is put off; to split something into separate patches is what is asked for, not a later step.
    private static func isPutOff(_ verb: String, _ rest: ArraySlice<String>) -> Bool {
        let isApart = ["split", "separate", "move", "factor"].contains(verb)
        if verb == "address" { return isLater(rest.filter { $0 != "other" }[...]) }
        return isLater(isApart ? rest.filter { $0 != "separate" && $0 != "another" }[...] : rest)
    }

    private static let writers: Set<String> = ["i", "we"]
    private static let helpers: Set<String> = [
        "have", "has", "been", "is", "was", "it", "this", "that", "i've", "we've", "be",
    ]
    private static let leads: Set<String> = [
        "and", "thanks", "ok", "okay", "sure", "yes", "yeah", "right", "agreed", "ack", "so", "but", "you", "good",
        "catch", "point",
        "noted", "yep", "understood", "true", "indeed", "oops", "ah", "oh", "makes", "sense", "sorry", "then", "great",
        "well", "much",
        "review", "suggestion", "nice", "correct", "got", "it", "too", "feedback", "comment", "comments", "fair",
        "enough", "thx",
        "done", "also", "absolutely", "definitely", "acked", "alright",
    ]
    private static let adverbs: Set<String> = [
        "also", "just", "then", "now", "soon", "so", "all", "both", "instead", "simply", "likely", "again", "already",
        "surely", "still",
        "first", "quickly", "shortly", "therefore", "tomorrow", "today", "either", "rather", "at", "least", "have",
        "to",
    ]
    private static let sendings: Set<String> = [
        "send", "resend", "re-send", "post", "repost", "re-post", "respin", "re-spin", "submit", "resubmit",
        "re-submit", "spin",
        "prepare", "reroll", "re-roll", "rebase", "rework", "re-work", "redo", "roll", "cook", "respinning",
        "reworking", "resending",
        "rebasing", "rerolling", "issue", "publish", "follow", "rebased", "respun", "resent", "reworked", "produce",
        "create", "make",
        "provide", "upload", "push", "share",
    ]
    private static let changes: Set<String> = [
        "fix", "address", "change", "update", "drop", "add", "remove", "incorporate", "correct", "split", "rename",
        "move",
        "convert", "use", "adjust", "reword", "rephrase", "improve", "modify", "squash", "rewrite", "replace",
        "simplify", "clean",
        "tweak", "switch", "amend", "revise", "restructure", "reorder", "refactor", "fold", "introduce", "delete",
        "revert", "expand",
        "extend", "document", "reformat", "swap",
        "adapt", "increase", "decrease", "reduce", "avoid", "separate", "shorten", "combine", "factor", "sort", "wrap",
        "align", "fixup",
    ]
    private static let inquiries: Set<String> = [
        "explain", "mention", "include", "clarify", "describe", "take", "apply", "put", "make", "keep", "handle",
        "mark", "cc",
        "do", "try", "collect", "carry", "pick", "merge", "say", "note", "get", "implement", "elaborate", "follow",
    ]
    private static let participles: Set<String> = [
        "fixed", "done", "changed", "addressed", "updated", "added", "dropped", "removed", "corrected", "renamed",
        "moved", "included",
        "reworked", "adjusted", "modified", "incorporated", "converted", "split", "improved", "replaced", "queued",
        "folded", "noted",
        "reworded", "clarified", "taken", "applied", "simplified", "handled", "resolved", "rebased",
    ]
    private static let conditions: Set<String> = [
        "if", "unless", "whether", "maybe", "might", "until", "before", "otherwise", "when", "once", "perhaps",
        "unsure", "why", "what",
        "how", "which",
    ]
    private static let doubts: Set<String> = [
        "if", "unless", "no", "not", "don't", "won't", "never", "before", "until", "whether", "maybe", "might",
        "already", "nothing",
        "rather", "can't", "cannot",
    ]
    private static let nexts: Set<String> = [
        "next", "new", "another", "updated", "following", "upcoming", "newer", "revised", "fresh", "second", "proper",
        "improved", "later",
        "subsequent", "future", "fixed", "corrected", "rebased", "coming",
    ]
    private static let versions: Set<String> = [
        "version", "versions", "revision", "spin", "iteration", "round", "submission", "posting", "respin", "re-spin",
        "patchset",
        "series", "set", "patch-set", "patches", "patch", "post", "roll", "v", "ver", "revisions",
    ]
    private static let laters: Set<String> = [
        "later", "follow-up", "followup", "follow-ups", "separate", "separately", "afterwards", "eventually",
        "subsequent", "top",
        "someday", "another", "future", "locally", "downstream", "follow", "whilst", "while", "applying", "committing",
        "merging",
        "other", "followups", "incremental",
    ]
    private static let ownTree: Set<String> = [
        "tree", "queue", "branch", "applying", "apply", "merging", "merge", "applied", "list", "cc",
    ]
    private static let tags: Set<String> = [
        "reviewed-by", "acked-by", "tested-by", "signed-off-by", "reported-by", "suggested-by", "co-developed-by",
    ]
}

extension VersionSentence {
    /// Whether some bytes may be such a sentence; most of what people write to a list is none.
    static func mayOccur(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count > 2 else { return false }
        // Every sentence that counts has one of these words, or a version.
        return triggers.occurs(in: bytes) { $0 | 0x20 == UInt8(ascii: "v") && $1 &- 0x30 < 10 }
    }

    private static let triggers = PhraseFilter([
        "will", "please", "pls", "plz", "respin", "re-spin", "resend", "re-send", "resub", "repost", "reroll",
        "re-roll", "rebas", "rework",
        "redo", "you need", "you have to", "you must", "you should", "you want to", "you please", "you re", "you s",
        "going to", "gonna",
        "let me", "lemme", "ll ", "revision", "spin", "shall", "should be", "must be", "kindly", "next", "new", "send",
        "post",
    ])
}
