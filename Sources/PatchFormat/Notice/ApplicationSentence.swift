/// A sentence with which a person says to have taken patches into a tree, or out of it again.
///
/// So do "Applied, thanks!", "Queued 1-3 for 6.13" and "Fixed the typo and pushed to drm-misc-next". It is read as a
/// sentence: the verb, its subject (the writer, the patches, or none), its object (the patches and nothing else), and
/// where to. What is wished, asked, promised, supposed or denied, what somebody else did, and what was done to try the
/// patches is none: "please apply", "once this is applied", "was merged by Greg", "I applied this and it works".
struct ApplicationSentence {
    private(set) var place = TreeName()
    /// Numbers of the patches, where some are named; negative ones count from the end.
    private(set) var parts: [Int] = []
    /// The number from which on all patches are meant.
    private(set) var openFrom: Int?
    private(set) var scope = ApplicationNotice.Scope.answered
    /// Whether it says that something is left over, and does not say what: "only the documentation", "applied partially".
    private(set) var isPartial = false
    /// Numbers that are excepted.
    private(set) var exceptions: [Int] = []
    /// Numbers of patches that were taken with the one that is answered.
    private(set) var additions: [Int] = []
    /// The commit that it became.
    private(set) var commit: String?
    /// Whether the sentence ends in "applied to": the tree follows on the next line.
    private(set) var endsBeforePlace = false
    /// Whether the patches were taken out again.
    private(set) var isWithdrawal = false
    /// Whether it may be told by somebody who only tried the patches.
    private(set) var mayBeTrial = false
    /// The version that it names.
    private(set) var version: Int?

    private var words: [SentenceWord]

    /// How many verbs of a sentence are looked at: each costs time with the length of the sentence.
    private static let mostVerbs = 16

    /// Reads a sentence; `nil` if no part of it says so.
    init?(_ sentence: Sentence) {
        words = sentence.words
        if sentence.isQuestion, !Self.beginsWithNotice(sentence.words) { return nil }
        // "Dropped v2 and picked up v3": what was taken counts.
        var withdrawal: ApplicationSentence?
        var verbs = 0
        for index in words.indices {
            guard let verb = ApplicationVerb(words, at: index) else { continue }
            verbs += 1
            if verbs > Self.mostVerbs { break }
            guard withdrawal == nil || verb.kind != .withdrawal, take(verb, at: index) else { continue }
            if !isWithdrawal { return }
            withdrawal = self
        }
        guard let withdrawal else { return nil }
        self = withdrawal
    }

    /// "Applied, but could you send a follow-up?": a notice and a question in one sentence.
    private static func beginsWithNotice(_ words: [SentenceWord]) -> Bool {
        guard
            let verb = words.prefix(3).firstIndex(where: {
                ["applied", "merged", "pushed", "queued"].contains($0.lower)
            })
        else { return false }
        return words[verb].text.hasSuffix(",") && words[verb...].dropFirst().first?.lower == "but"
    }

    private mutating func take(_ verb: ApplicationVerb, at index: Int) -> Bool {
        let start = clauseStart(before: index)
        guard let subject = ClauseSubject(words[start..<index], verb: verb), agrees(subject, with: verb),
            isIndependent(clauseAt: start, subject, verb)
        else { return false }
        var phrase = subject.object
        var position = verb.end
        if phrase == nil, !words[position - 1].endsClause,
            let object = ObjectPhrase(words[...], at: position) ?? objectBehindAdverb(at: position)
        {
            phrase = object
            position = object.end
        }
        guard phrase?.isForeign != true, !isAboutAnother(phrase, subject, end: position) else { return false }
        var tail = ClauseTail(words, from: position, verb: verb, hasObject: phrase != nil)
        guard tail.read(subject: subject, verbText: words[index]) else { return false }
        guard accepts(verb, at: index, subject, phrase, tail) else { return false }
        // "I've queued those patches later": behind others, in a series of the writer's own.
        if position < words.endIndex, words[position].lower == "later" { return false }
        place = tail.place
        commit = tail.commit
        endsBeforePlace = tail.endsBeforePlace
        isWithdrawal = verb.kind == .withdrawal
        mayBeTrial = tail.place.isEmpty && !tail.givesThanks && subject.kind != .patches
        version = phrase?.version
        exceptions = tail.exceptions
        if tail.hasVagueException { scope = .some }
        parts = tail.parts
        additions = tail.additions
        if tail.includesOthers, phrase?.parts.isEmpty ?? true {
            scope = .series
            return true
        }
        if let phrase {
            if parts.isEmpty { parts = phrase.parts }
            if parts.isEmpty, scope != .some {
                scope =
                    phrase.isWhole ? (phrase.isQualified ? .some : .series) : (phrase.isQualified ? .some : .answered)
                if phrase.isRest, scope == .series { scope = .rest }
            }
            openFrom = parts.isEmpty ? nil : phrase.openFrom ?? tail.openFrom
        } else {
            openFrom = parts.isEmpty ? nil : tail.openFrom
            // "has been applied": what was applied stands elsewhere.
            if scope != .some, !subject.hasAuxiliary || subject.kind == .writer { scope = .unspecified }
        }
        readRestriction(verb, at: index, phrase)
        return true
    }

    /// Whether another patch was taken in its stead ("Instead, I applied the patch below").
    private func isAboutAnother(_ phrase: ObjectPhrase?, _ subject: ClauseSubject, end: Int) -> Bool {
        guard phrase != nil else { return false }
        if words.count > 1, words[0].lower == "instead", words[1].lower != "of", subject.kind == .writer { return true }
        guard end > 0, end < words.endIndex, subject.object == nil, !words[end - 1].endsClause else { return false }
        let isPlaced = ["below", "attached", "instead"].contains(words[end].lower)
        return isPlaced && (end + 1 == words.endIndex || words[end + 1].lower != "of")
    }

    /// Reads "only the documentation", "a part of it", "partially": what is left over is not named.
    private mutating func readRestriction(_ verb: ApplicationVerb, at index: Int, _ phrase: ObjectPhrase?) {
        func word(_ index: Int) -> String { words.indices.contains(index) ? words[index].lower : "" }
        let isPart = phrase.map { phrase in
            let range = min(verb.end, phrase.end)..<phrase.end
            return range.contains { ["part", "parts", "portion"].contains(words[$0].lower) && word($0 + 1) == "of" }
        }
        let isSome =
            [index - 1, verb.end].contains { Self.shares.contains(word($0)) } || isPart == true
            || ["part", "parts"].contains(word(verb.end)) && word(verb.end + 1) == "of"
        let isOnly =
            parts.isEmpty && [index - 1, verb.end].contains { word($0) == "only" }
            && phrase.map { !$0.isPronoun && !$0.isWhole || $0.isQualified } ?? false
        // "Applied, but only the first two."
        let isButOnly =
            parts.isEmpty
            && (verb.end..<min(verb.end + 8, words.count)).contains {
                word($0) == "but" && word($0 + 1) == "only"
                    && ["the", "patch", "patches", "part"].contains(word($0 + 2))
            }
        guard isSome || isOnly || isButOnly else { return }
        (scope, parts, openFrom) = (.some, [], nil)
        isPartial = true
    }

    /// The object behind an adverb: "took now the remaining two".
    private func objectBehindAdverb(at index: Int) -> ObjectPhrase? {
        guard index + 1 < words.endIndex, !words[index].endsClause,
            ["now", "also", "just", "manually", "only", "already", "then"].contains(words[index].lower)
        else { return nil }
        return ObjectPhrase(words[...], at: index + 1)
    }

    /// Where the clause of the word at `index` begins.
    private func clauseStart(before index: Int) -> Int {
        var start = index
        while start > 0, index - start < 16 {
            let word = words[start - 1]
            if word.endsClause || word.isDash || Self.conjunctions.contains(word.lower) { break }
            // "[patch 3] applied", "1, 2": numbers go on; a bracket opens a clause.
            if words[start].text.hasPrefix("(") { break }
            start -= 1
        }
        // "patches 1, 2 and 5 applied", "1-3 and 5 merged"
        while start > 0, words[start - 1].numbers != nil || words[start].numbers != nil, start >= 2,
            words[start - 1].numbers != nil || words[start - 1].lower == "and" && words[start - 2].numbers != nil
        {
            start -= 1
        }
        if start > 0, words[start].numbers != nil, ["patch", "patches", "parts"].contains(words[start - 1].lower) {
            start -= 1
        }
        return start
    }

    private func agrees(_ subject: ClauseSubject, with verb: ApplicationVerb) -> Bool {
        switch verb.form {
        case .past: return !subject.isFuture
        case .progressive: return subject.kind != .patches && !subject.isFuture
        case .infinitive:
            return (subject.isFuture || subject.isForced) && verb.kind == .withdrawal && subject.kind == .writer
        }
    }

    /// Whether nothing before the clause makes it a condition, a wish or somebody else's deed.
    private func isIndependent(clauseAt start: Int, _ subject: ClauseSubject, _ verb: ApplicationVerb) -> Bool {
        let before = words[..<start]
        guard let first = before.first else { return true }
        if before.contains(where: { ["if", "unless", "please", "whether"].contains($0.lower) }) { return false }
        if ["should", "could", "can", "would", "will", "is", "are", "was", "has", "when", "once", "until"]
            .contains(first.lower), subject.kind != .writer
        {
            return false
        }
        // "to get the bindings and driver merged first"
        if subject.kind == .patches, !subject.hasAuxiliary, let last = before.last,
            Self.conjunctions.contains(last.lower) || ["without", "with"].contains(last.lower),
            before.suffix(7).contains(where: { Self.wishes.contains($0.lower) })
        {
            return false
        }
        guard subject.kind == .none, let last = before.last else { return true }
        let isJoined = ["and", "then", "&", "or", "+"].contains(last.lower)
        // "thanks for reviewing and merging"
        if isJoined, verb.form == .progressive { return false }
        guard isJoined || last.text.hasSuffix(",") else { return true }
        // The subject is that of the clause before: "you fixed it and pushed", "it needs to be fixed and applied".
        if isJoined, before.suffix(16).contains(where: { Self.modals.contains($0.lower) }) { return false }
        let subjects = before.drop { Self.openings.contains($0.lower) && ($0.lower != "you" || first.lower != "you") }
            .prefix(2)
        return !subjects.contains {
            ["you", "he", "she", "they", "who", "which", "people"].contains($0.lower) || isJoined && $0.lower == "it"
        }
    }

    private func accepts(
        _ verb: ApplicationVerb, at index: Int, _ subject: ClauseSubject, _ phrase: ObjectPhrase?, _ tail: ClauseTail
    ) -> Bool {
        let hasTree = tail.place.isTree
        switch verb.kind {
        case .strong:
            if subject.kind == .patches {
                // "It was merged in 2016" tells of another thing than "this patch was merged".
                if subject.isPast, phrase?.isPronoun == true, !hasTree, tail.commit == nil, !subject.isRecent {
                    return false
                }
                if tail.isRelease, subject.isPast { return false }
                return true
            }
            if phrase == nil, !tail.isClosed, tail.place.isEmpty, subject.kind == .writer, tail.commit == nil {
                return false
            }
            return true
        case .weak:
            if hasTree { return true }
            // "I've integrated your patches" into a series of the writer's own.
            if Self.mergersOfSeries.contains(words[index].lower) { return false }
            if verb.isSquash, subject.kind != .patches || !subject.isPast { return true }
            if subject.kind == .patches || verb.form == .progressive && subject.kind == .none { return false }
            if tail.isRelease, phrase != nil || subject.kind == .none { return verb.isPickup || subject.kind == .none }
            if phrase == nil { return subject.kind == .none && tail.isBare && verb.isTerse }
            return verb.isTerse && !tail.hasSource && words[index].lower != "added" && words[index].lower != "adding"
        case .location:
            return hasTree && subject.kind != .writer
        case .withdrawal:
            if hasTree { return true }
            if subject.kind == .patches { return subject.isRecent || !subject.isPast }
            if phrase == nil {
                return subject.kind == .none && tail.isBare
                    && ["dropped", "backed", "reverted"].contains(words[index].lower)
            }
            // "I'll drop it" may be said of a hunk; what is dropped again was taken.
            let isAgain = words[index...].prefix(5).contains { $0.lower == "again" }
            return verb.form != .progressive && (verb.form == .past || !subject.isFuture || isAgain)
                && !words[index].lower.hasPrefix("remov")
        }
    }

    private static let wishes: Set<String> = ["get", "getting", "have", "having", "want", "need", "without", "with"]
    private static let mergersOfSeries: Set<String> = ["integrated", "incorporated", "included"]
    private static let shares: Set<String> = ["partially", "partly", "half"]
    private static let conjunctions: Set<String> = [
        "and", "so", "but", "then", "thus", "hence", "therefore", "or", "&", "consequently", "thereby",
    ]
    private static let modals: Set<String> = [
        "will", "i'll", "we'll", "you'll", "would", "i'd", "should", "could", "can", "can't", "may", "might", "must",
        "shall", "let",
        "cannot", "won't", "needs",
    ]
    private static let openings: Set<String> = [
        "and", "but", "so", "thanks", "thank", "you", "ok", "okay", "hi", "hello", "yes", "no", "well", "great", "as",
        "since", "for",
    ]
}
