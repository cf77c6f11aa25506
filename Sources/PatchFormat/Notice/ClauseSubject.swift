/// What stands before the verb in a clause about patches: who did it, or what was done with, and how surely.
struct ClauseSubject {
    enum Kind {
        /// Nobody is named: "Applied", "Now merged".
        case none
        /// The writer: "I've", "we have".
        case writer
        /// The patches: "series", "both patches have been".
        case patches
    }

    private(set) var kind = Kind.none
    /// The patches, where they stand before the verb.
    private(set) var object: ObjectPhrase?
    /// Whether it is a promise: "I'll drop".
    private(set) var isFuture = false
    /// "had to": it was done.
    private(set) var isForced = false
    /// "was", "were", "had": it may tell of something long ago.
    private(set) var isPast = false
    /// "just", "now", "already".
    private(set) var isRecent = false
    /// Whether an auxiliary verb stands before the verb: "has been".
    private(set) var hasAuxiliary = false
    /// Whether the patches may be what acts: "this commit merged the two helpers".
    private(set) var isActive = false

    /// Reads the words between the beginning of a clause and its verb; `nil` where somebody else does it, or nobody does.
    init?(_ head: ArraySlice<SentenceWord>, verb: ApplicationVerb) {
        let head = Self.withoutLeads(head)
        for start in head.indices {
            var subject = ClauseSubject()
            guard subject.read(head[start...], verb: verb) else { continue }
            guard start == head.startIndex || subject.mayFollow(head[..<start]) else { continue }
            self = subject
            return
        }
        guard head.isEmpty else { return nil }
    }

    private init() {}

    private static func withoutLeads(_ head: ArraySlice<SentenceWord>) -> ArraySlice<SentenceWord> {
        var head = head
        var isThank = false
        while let word = head.first,
            leads.contains(word.lower) || word.lower.isEmpty || isThank && Self.degrees.contains(word.lower)
        {
            isThank = word.lower.hasPrefix("thank") || isThank && Self.degrees.contains(word.lower)
            head.removeFirst()
        }
        return head
    }

    private mutating func read(_ words: ArraySlice<SentenceWord>, verb: ApplicationVerb) -> Bool {
        guard let first = words.first else { return false }
        var rest = words
        if ["i", "we"].contains(first.lower) || first.lower.hasPrefix("i'") || first.lower.hasPrefix("we'")
            || first.lower == "ive"
        {
            guard first.lower != "i'd" else { return false }
            kind = .writer
            isFuture = first.lower.hasSuffix("'ll")
            rest.removeFirst()
        } else if let phrase = ObjectPhrase(words, at: words.startIndex), phrase.end <= words.endIndex,
            !phrase.isForeign,
            !words[phrase.end - 1].endsClause || phrase.end == words.endIndex
        {
            kind = .patches
            object = phrase
            rest = words[phrase.end...]
        } else if ["will", "shall"].contains(first.lower), verb.kind == .withdrawal, verb.form == .infinitive {
            // "Will drop this one again."
            (kind, isFuture) = (.writer, true)
            rest.removeFirst()
        } else if !Self.adverbs.contains(first.lower), !Self.auxiliaries.contains(first.lower) {
            return false
        }
        if first.lower.hasSuffix("'m") || first.lower.hasSuffix("'re"), verb.form != .progressive { return false }
        for word in rest {
            if Self.auxiliaries.contains(word.lower) {
                hasAuxiliary = true
                if ["was", "were", "had", "got"].contains(word.lower) { isPast = true }
                if word.lower == "been" { isPast = false }
                if kind == .none, ["is", "are", "was", "were", "been", "being"].contains(word.lower),
                    word.lower != "been"
                {
                    return false
                }
            } else if word.lower == "to", verb.form == .infinitive, isPast {
                isForced = true
            } else if ["will", "shall"].contains(word.lower), kind == .writer {
                isFuture = true
            } else if Self.adverbs.contains(word.lower) || word.lower.hasSuffix("ly") {
                if Self.recent.contains(word.lower) { isRecent = true }
            } else {
                return false
            }
        }
        // "[PATCH 3/3] has removed …", said of what the patch does.
        if kind == .patches, verb.form == .past, rest.contains(where: { ["has", "have", "had"].contains($0.lower) }),
            !rest.contains(where: { $0.lower == "been" })
        {
            return false
        }
        isActive =
            kind == .patches && !rest.contains { Self.auxiliaries.contains($0.lower) } && object?.isContracted != true
        if verb.form == .past, kind == .writer, rest.contains(where: { ["am", "are"].contains($0.lower) }) {
            return false
        }
        return true
    }

    /// Whether what stands before it in the clause leaves it a statement: "with that tweak both patches", "FYI I".
    private func mayFollow(_ words: ArraySlice<SentenceWord>) -> Bool {
        guard let first = words.first, let last = words.last else { return true }
        let blockers = kind == .writer ? Self.blockers.subtracting(Self.reasons) : Self.blockers
        if words.contains(where: { blockers.contains($0.lower) }) { return false }
        switch kind {
        // "As this is trivial I applied it", but "when I applied it".
        case .writer: return !Self.subordinators.contains(last.lower)
        case .patches:
            guard Self.prepositions.contains(first.lower) || words.allSatisfy({ Self.fillers.contains($0.lower) })
            else {
                return false
            }
            return ![
                "with", "without", "have", "has", "had", "get", "see", "of", "a", "an", "to", "from", "having", "after",
                "for", "in", "on", "by", "the",
                "this", "that", "these", "your", "my", "its",
            ]
            .contains(last.lower)
        case .none:
            return Self.fillers.contains(last.lower)
                || isRecent && words.count <= 2 && Self.fillers.contains(first.lower)
        }
    }

    private static let degrees: Set<String> = [
        "you", "a", "lot", "much", "very", "so", "all", "everyone", "bunch", "guys",
    ]
    private static let leads: Set<String> = [
        "thanks", "thank", "thx", "ok", "okay", "oki", "great", "nice", "cool", "good", "right", "and", "now",
        "finally",
        "so", "done", "belatedly", "manually", "also", "then", "cheers", "fyi", "jfyi", "fwiw", "yes", "yeah", "yep",
        "yup", "sure",
        "anyway", "anyhow", "anyways", "well", "alright", "hi", "hello", "hey", "lgtm", "perfect", "excellent",
        "awesome", "but",
        "therefore", "hence", "thus", "meanwhile", "btw", "already", "just", "successfully", "instead", "oh", "ah",
        "sorry",
        "tentatively", "agreed", "again", "too", "obviously", "hereby", "wonderful", "fantastic", "fine", "quickly",
        "sigh", "however", "as", "such", "otherwise", "nevertheless", "nonetheless", "regardless",
        "happily", "lovely",
    ]
    private static let adverbs: Set<String> = [
        "now", "also", "just", "already", "only", "finally", "meanwhile", "both", "all", "then", "since", "hereby",
        "today", "again",
        "indeed", "therefore", "actually", "too", "instead", "went", "ahead", "so", "yesterday", "even", "still",
    ]
    private static let auxiliaries: Set<String> = [
        "have", "has", "had", "is", "are", "was", "were", "been", "being", "am", "got", "'ve", "did",
    ]
    private static let recent: Set<String> = [
        "just", "now", "already", "finally", "today", "yesterday", "hereby", "meanwhile", "recently",
    ]
    private static let subordinators: Set<String> = [
        "if", "when", "whenever", "once", "after", "until", "till", "unless", "whether", "before", "that", "which",
        "what", "how", "who",
        "where", "while", "because", "since", "as", "than", "like", "patch", "patches", "one", "ones", "fix", "version",
        "time",
        "branch", "tree", "series", "change", "changes", "commit", "thing", "everything", "what",
    ]
    static let blockers: Set<String> = [
        "if", "unless", "until", "whether", "once", "assuming", "hope", "hoping", "wish", "please", "could", "would",
        "should", "can",
        "might", "may", "must", "not", "don't", "never", "no", "without", "which", "who", "what", "how", "why", "where",
        "when",
        "whenever", "wonder", "suppose", "till", "before", "needs", "need", "want", "wanted", "waiting", "cannot",
        "can't", "he", "she",
        "they", "you", "hopefully", "would've", "wasn't", "isn't", "haven't", "hasn't", "didn't", "because", "although",
        "think", "thought", "believe", "guess", "assume",
        "remember", "see", "seems", "looks", "look", "noticed", "notice", "saw", "unfortunately", "as", "since",
        "while", "after",
        "nobody", "nothing", "neither", "nor", "cannot", "apparently", "maybe", "perhaps", "probably", "likely",
        "suspect", "expect",
    ]
    private static let reasons: Set<String> = [
        "as", "since", "because", "think", "look", "looks", "see", "unfortunately", "although",
    ]
    private static let prepositions: Set<String> = [
        "with", "on", "for", "in", "given", "so", "at", "consider", "considering", "well", "by", "based",
    ]
    private static let fillers: Set<String> = leads.union([
        "consider", "note", "update", "ack", "for", "in", "the", "end", "way", "either", "any", "case", "moment",
        "time", "being", "cycle",
    ])
}
