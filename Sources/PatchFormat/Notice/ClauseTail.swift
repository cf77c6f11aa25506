/// What stands behind the verb and its object: where to, as which commit, which parts are excepted, and what speaks
/// against a notice.
struct ClauseTail {
    private(set) var place = TreeName()
    private(set) var commit: String?
    /// Numbers of the patches: "from patch 1 to 5".
    private(set) var parts: [Int] = []
    /// The number from which on all patches are meant: "from patch 3 on".
    private(set) var openFrom: Int?
    private(set) var exceptions: [Int] = []
    /// Numbers of patches that went in as well: "along with 2/2".
    private(set) var additions: [Int] = []
    /// Whether all the others went in as well: "together with the rest".
    private(set) var includesOthers = false
    /// Whether parts are excepted that have no numbers: "except the DT ones".
    private(set) var hasVagueException = false
    /// Whether the sentence ends in "to": the tree follows on the next line.
    private(set) var endsBeforePlace = false
    /// Whether the clause ends at once, or goes on with thanks.
    private(set) var isClosed = false
    /// Whether nothing else is said in the sentence but thanks.
    private(set) var isBare = false
    /// Whether it is said for a release: "for 6.13", "in 4.16".
    private(set) var isRelease = false
    /// Whether it says where from: "taken from another driver".
    private(set) var hasSource = false
    private(set) var givesThanks = false

    private let words: [SentenceWord]
    private let start: Int
    private let verb: ApplicationVerb
    private let hasObject: Bool

    init(_ words: [SentenceWord], from start: Int, verb: ApplicationVerb, hasObject: Bool) {
        self.words = words
        self.start = start
        self.verb = verb
        self.hasObject = hasObject
    }

    /// Reads it; false where it says that this is no notice.
    mutating func read(subject: ClauseSubject, verbText: SentenceWord) -> Bool {
        let rest = words[start...]
        givesThanks = words.contains { Self.thanks.contains($0.lower) }
        isClosed =
            rest.isEmpty || words[start - 1].endsClause
            || rest.first.map { Self.thanks.contains($0.lower) || $0.opensLine && $0.isCapitalized } ?? true
        isBare =
            rest.allSatisfy {
                Self.thanks.contains($0.lower) || Self.courtesies.contains($0.lower) || $0.lower.isEmpty
                    || $0.isCapitalized && $0.opensLine
            }
            && rest.count < 8
        readExceptions(rest)
        readAdditions(rest)
        if let found = rest.first(where: \.isCommit) { commit = found.lower }
        // "This patch series was applied (using b4) to base:", as those say who build and check patches.
        if rest.prefix(6).contains(where: { $0.lower == "base" }) { return false }
        // "I dropped this line while applying" tells of what was changed, not of the patches.
        if verb.kind == .withdrawal, isWhileApplying(rest) { return false }
        // "(Added linux-amber to Cc.)"
        if verb.kind == .weak, rest.prefix(8).contains(where: { $0.lower == "cc" }) { return false }
        guard readClause(rest, subject) else { return false }
        return !isTrial(rest, subject) && !isDoubtful(rest, subject)
    }

    // MARK: Where to

    private mutating func readClause(_ rest: ArraySlice<SentenceWord>, _ subject: ClauseSubject) -> Bool {
        guard !words[start - 1].endsClause else { return true }
        var rest = rest
        // "picked up", "queued up now", "applied manually to"
        while let word = rest.first,
            Self.adverbs.contains(word.lower) || word.lower.hasSuffix("ly") && !Self.vetoes.contains(word.lower)
        {
            rest.removeFirst()
            if word.endsClause { return true }
        }
        guard let word = rest.first else { return true }
        if subject.isActive, !hasObject || subject.object != nil, Self.objects.contains(word.lower) { return false }
        if Self.thanks.contains(word.lower) || word.isDash || word.text.hasPrefix("(") || word.text.hasPrefix("[") {
            return true
        }
        if Self.vetoes.contains(word.lower) { return false }
        switch word.lower {
        case "to", "into", "onto", "in", "on", "through", "via", "for", "over", "under", "at", "towards", "thru":
            return readPlace(rest, subject)
        case "by":
            guard let agent = rest.dropFirst().first?.lower else { return false }
            return subject.kind != .patches || ["me", "hand", "myself", "us"].contains(agent)
        case "from":
            hasSource = true
            // "applied from patch 1 to 5", "pulled from git://…"
            if let phrase = ObjectPhrase(words[...], at: rest.startIndex + 1), !phrase.parts.isEmpty {
                parts = phrase.parts
                openFrom = phrase.openFrom
                return verb.kind == .strong
            }
            return verb.kind == .strong && verb.form == .past || verb.kind == .withdrawal && readSource(rest)
        case "as":
            return readAs(rest)
        case "with", "after", "and", "but", "since", "because", "so", "then", "plus", "together", "along", "instead",
            "minus", "except",
            "without", "until", "yesterday", "earlier", "last", "this", "today", "already", "again", "too", "while",
            "although", "though",
            "despite", "given", "due", "right", "a", "whilst", "fyi", "per", "even", "back", "not", "that",
            "excluding",
            "version", "using", "including", "anyway", "anyhow", "apart", "whole", "where", "quite",
            "some", "-", "&":
            guard
                hasObject || subject.kind != .writer || verb.kind == .withdrawal
                    || verb.kind == .strong && ["with", "without", "after"].contains(word.lower)
            else { return word.lower != "a" && word.lower != "that" }
            return !["this", "a", "that", "some"].contains(word.lower) || hasObject
        default:
            // "Applied nf-next, thanks", "Applied\nTakashi"
            if TreeName.isLikely(word), !hasObject {
                place = TreeName(words: [word.text])
                return true
            }
            if word.opensLine, word.isCapitalized { return true }
            return word.isCommit
                || hasObject && verb.form == .past && !word.lower.isEmpty && !Self.verbs.contains(word.lower)
        }
    }

    private mutating func readPlace(_ rest: ArraySlice<SentenceWord>, _ subject: ClauseSubject) -> Bool {
        let preposition = rest.first!.lower
        let behind = Self.withoutAsides(rest.dropFirst())
        guard let first = behind.first, !rest.first!.endsClause else {
            endsBeforePlace = ["to", "into", "onto", "in"].contains(preposition)
            return endsBeforePlace || preposition == "on"
        }
        if ["top", "ontop"].contains(first.lower), preposition == "on" || preposition == "onto" {
            // Where it was tried, not where it went.
            return subject.kind == .none && verb.kind != .weak
                || behind.prefix(8).contains { TreeName.isLikely($0) && !$0.isRelease }
        }
        // "merged to get rid of the failure"
        if preposition == "to", Self.infinitives.contains(first.lower) { return verb.kind != .weak }
        if verb.isSquash { return preposition != "to" || behind.prefix(6).contains { TreeName.isLikely($0) } }
        var names: [String] = []
        var isOwn = false
        for word in behind.prefix(9) {
            guard !Self.stops.contains(word.lower) || names.isEmpty && word.lower != "thanks", !word.isDash else {
                break
            }
            if word.opensLine, word.isCapitalized, !names.isEmpty || Self.thanks.contains(word.lower) { break }
            if ["my", "our"].contains(word.lower) { isOwn = true }
            names.append(word.text)
            if word.endsClause, !word.text.hasSuffix(":") || word.text.count > 12 { break }
        }
        let plain = behind.prefix(names.count)
        if plain.contains(where: { $0.isOwnWork }) { return false }
        if preposition != "for", isOwn || subject.kind == .writer,
            plain.contains(where: {
                Self.trialPlaces.contains($0.lower) && (subject.kind == .writer || $0.lower != "local")
            }),
            !plain.contains(where: { TreeName.isLikely($0) && !TreeName.isKind($0) })
        {
            return false
        }
        if plain.contains(where: { Self.noTrees.contains($0.lower) }) { return false }
        isRelease = plain.contains { $0.isRelease && !TreeName.isLikely($0) }
        let isLikely = plain.contains { TreeName.isLikely($0) } || first.isPath
        if preposition == "for" {
            if let name = names.first, TreeName.isBranch(name.trimming(",;:.!").lowercased()) {
                place = TreeName(words: [name])
            } else if ["testing", "test", "tests"].contains(first.lower) {
                return !verb.isTesters || subject.kind != .writer
            }
            return verb.kind != .weak || verb.isTerse || verb.kind == .withdrawal
        }
        if ["in", "on", "at", "over", "under", "via", "through"].contains(preposition) {
            if verb.kind == .strong, names.count <= 2, Self.forges.contains(first.lower) { return true }
            guard isLikely || isOwn || ["via", "through"].contains(preposition) else {
                if isRelease { return subject.kind == .none && verb.kind == .strong && !["in"].contains(preposition) }
                // "merged on Wednesday", "applied in a different order"
                return verb.kind == .strong && hasObject
                    && (subject.kind == .writer && first.isCapitalized || subject.kind == .none && preposition == "in")
            }
        }
        guard !names.isEmpty, names.count <= 8 else { return verb.kind == .strong && hasObject }
        // "… to kvm-x86 gmem as of today": a sentence goes on behind the name.
        if !isLikely, !isOwn, names.count > 4 { return verb.kind == .strong && subject.kind != .patches && hasObject }
        place = TreeName(words: names)
        place.isTree =
            place.isTree || isLikely || isOwn && plain.contains { ["tree", "branch", "queue"].contains($0.lower) }
        if isRelease, !isLikely { place = TreeName() }
        return true
    }

    /// The words that are not in parentheses, but for a single one: "to my review (soon to be for-next) branch".
    private static func withoutAsides(_ words: ArraySlice<SentenceWord>) -> ArraySlice<SentenceWord> {
        guard words.dropFirst().contains(where: { $0.text.hasPrefix("(") }) else { return words }
        var isAside = false
        var kept: [SentenceWord] = []
        for word in words.prefix(24) {
            // "to net.git (main)": the branch.
            if word.text.hasPrefix("("), !word.text.contains(")"), !kept.isEmpty { isAside = true }
            if !isAside { kept.append(word) }
            if word.text.contains(")") { isAside = false }
        }
        return kept[...]
    }

    /// Reads "from my queue", behind "dropped".
    private mutating func readSource(_ rest: ArraySlice<SentenceWord>) -> Bool {
        guard rest.dropFirst().prefix(6).contains(where: { TreeName.isLikely($0) || ["my", "our"].contains($0.lower) })
        else {
            return false
        }
        place.isTree = true
        return true
    }

    /// Reads "as 1a2b3c4d5e6f", "as 6.19 material".
    private func readAs(_ rest: ArraySlice<SentenceWord>) -> Bool {
        guard let next = rest.dropFirst().first else { return false }
        return commit != nil || next.isRelease || !["an", "intended", "expected"].contains(next.lower)
    }

    // MARK: What is excepted

    private mutating func readExceptions(_ rest: ArraySlice<SentenceWord>) {
        guard let index = rest.firstIndex(where: { Self.exceptionWords.contains($0.lower) }) ?? butIndex(rest) else {
            return
        }
        let word = words[index].lower == "but" ? "except" : words[index].lower
        var next = index + 1
        while next < words.endIndex, ["for", "from", "of", "the", "not", "number", "than"].contains(words[next].lower) {
            next += 1
        }
        guard next < words.endIndex else { return }
        let isCertain = ["except", "excepting", "excluding", "exception", "apart", "aside", "besides"].contains(word)
        if words[next].numbers == nil || isCertain || words[next].lower.contains("/"),
            let phrase = ObjectPhrase(
                words[...], at: isCertain || words[next].numbers == nil ? max(next - 1, index + 1) : next)
                ?? ObjectPhrase(words[...], at: next),
            !phrase.parts.isEmpty
        {
            exceptions = phrase.parts
        } else if isCertain {
            hasVagueException = true
        }
    }

    /// Reads "along with the [2/2]", "together with 3 and 4", "(with your other patches)".
    private mutating func readAdditions(_ rest: ArraySlice<SentenceWord>) {
        for (index, word) in zip(rest.indices, rest) where word.lower == "with" {
            let isJoined = index > start && ["along", "together"].contains(words[index - 1].lower)
            guard isJoined || word.text.hasPrefix("("), index + 1 < words.endIndex else { continue }
            let others = words[(index + 1)...].prefix(4)
            if others.contains(where: { ["rest", "other", "others", "remaining"].contains($0.lower) }) {
                includesOthers = true
            } else if let phrase = ObjectPhrase(words[...], at: index + 1) {
                additions = phrase.parts
            }
            return
        }
    }

    /// "but" in "all but the last".
    private func butIndex(_ rest: ArraySlice<SentenceWord>) -> Int? {
        guard let but = rest.first, but.lower == "but", start > 0, !words[start - 1].endsClause,
            ["all", "everything", "series", "patches", "set"].contains(words[start - 1].lower)
        else { return nil }
        return start
    }

    // MARK: What speaks against it

    /// Whether somebody only tried the patches.
    private func isTrial(_ rest: ArraySlice<SentenceWord>, _ subject: ClauseSubject) -> Bool {
        guard subject.kind != .patches, verb.isTesters else { return false }
        if subject.kind == .none, place.isTree { return false }
        for (index, word) in zip(rest.indices, rest) where Self.trialWords.contains(word.lower) {
            // "thanks for testing", "with a Tested-by"
            if index > start, ["for", "with", "pending", "some", "more"].contains(words[index - 1].lower) { continue }
            return true
        }
        return false
    }

    /// Whether what was dropped was dropped as the patches went in: "while applying", "when I merged it", "on commit".
    private func isWhileApplying(_ rest: ArraySlice<SentenceWord>) -> Bool {
        for (index, word) in zip(rest.indices, rest)
        where ["while", "when", "whilst", "during", "upon", "before", "on"].contains(word.lower) {
            let next = words[(index + 1)...].prefix(3)
            let verbs = next.prefix { !$0.endsClause || $0.lower == next.first?.lower }
            if verbs.contains(where: { ApplicationVerb.takes($0.lower) || $0.lower == "apply" || $0.lower == "commit" })
            {
                return true
            }
        }
        return false
    }

    /// Whether it tells of a plan, or of what somebody finds about the patches.
    private func isDoubtful(_ rest: ArraySlice<SentenceWord>, _ subject: ClauseSubject) -> Bool {
        guard verb.form == .progressive else { return false }
        if rest.prefix(8).contains(where: { Self.plans.contains($0.lower) }) { return true }
        // "Applying this fails": a finite verb follows.
        guard subject.kind == .none else { return !hasObject && !place.isTree }
        if !hasObject, place.isEmpty, words[start - 1].text.hasSuffix(":") { return true }
        if rest.contains(where: { Self.verbs.contains($0.lower) }) { return true }
        return !place.isTree && !(isClosed || isBare) && !hasObject
    }

    // MARK: Words

    static let thanks: Set<String> = ["thanks", "thank", "thx", "thankyou", "cheers", "tnx", "ta", "merci"]
    private static let courtesies: Set<String> = [
        "you", "much", "a", "lot", "very", "for", "your", "the", "patch", "patches", "fix", "fixing", "all", "again",
        "everyone", "guys",
        "both", "work", "review", "reviews", "now", "best", "regards", "and", "to", "everybody", "up", "it", "this",
        "sorry",
    ]
    private static let adverbs: Set<String> = [
        "now", "up", "out", "also", "too", "all", "both", "directly", "again", "instead", "anyway", "already", "just",
        "straight", "only",
        "then", "together", "back", "here", "first", "today", "yesterday", "meanwhile", "it", "them",
        "anyways", "fresh",
        "myself", "off", "individually", "right", "next", "over", "down", "somewhat",
    ]
    private static let objects: Set<String> = [
        "the", "a", "an", "your", "some", "their", "its", "my", "our", "one", "two", "those", "that",
    ]
    private static let vetoes: Set<String> = [
        "cleanly", "fine", "locally", "successfully", "ok", "okay", "correctly", "against", "when", "if", "once",
        "before", "where",
        "twice", "incorrectly", "automatically", "internally", "than", "is", "are", "was", "were", "will", "would",
        "should", "does",
        "upon", "between", "during", "within", "away", "aside", "care", "advantage", "place", "effect",
    ]
    private static let verbs: Set<String> = [
        "is", "are", "was", "were", "will", "would", "should", "does", "did", "can", "could", "fails", "failed",
        "gives", "makes", "seems",
        "results", "causes", "may", "might", "must", "has", "had", "needs", "helps", "means", "breaks", "sounds",
        "works", "worked", "looks",
        "fixes", "fixed", "solves", "leads", "resulted", "requires", "do", "don't", "doesn't", "didn't",
    ]
    private static let stops: Set<String> = [
        "thanks", "thank", "with", "for", "and", "but", "as", "after", "now", "via", "plus", "on", "so", "which",
        "where", "because",
        "since", "by", "while", "to", "that", "w/", "although", "though", "seeing", "if", "when", "except", "i", "we",
        "from", "along", "instead", "just", "already",
    ]
    private static let noTrees: Set<String> = [
        "cc", "list", "to-do", "todo", "patch", "patches", "comment", "comments", "message", "messages", "description",
        "changelog", "doc",
        "docs", "document", "documentation", "file", "files", "code", "function", "functions", "header", "script",
        "scripts", "commit",
        "same", "driver", "drivers", "other", "all", "both", "every", "each", "kernel's", "github.com", "readme",
        "notes", "structure",
        "struct", "table", "section", "caller", "callers", "everything", "thread", "wiki", "faq", "backlog", "agenda",
        "case",
    ]
    private static let forges: Set<String> = ["github", "gitlab", "codeberg", "sourcehut", "gerrit", "gitea"]
    private static let infinitives: Set<String> = [
        "get", "make", "avoid", "see", "keep", "have", "be", "fix", "help", "unblock", "resolve", "give", "let",
        "allow", "save", "ensure",
        "use", "match", "prevent", "silence", "go", "reduce", "move", "speed", "address", "minimize", "move", "unbreak",
        "restore", "show",
    ]
    private static let trialPlaces: Set<String> = [
        "test", "testing", "local", "private", "tests", "machine", "laptop", "system", "board", "box", "experimental",
        "setup", "ci",
        "kernel", "workspace", "playground", "wip", "laptop", "hardware", "device", "sandbox", "scratch", "dev",
    ]
    private static let trialWords: Set<String> = [
        "tested", "works", "worked", "boots", "booted", "rebooted", "rebuilt", "compiled", "tried", "ran", "run",
        "confirm",
        "confirmed", "verified", "reproduce", "reproduces", "reproduced", "crash", "crashes", "crashed", "panic",
        "disappeared",
        "disappears", "dmesg", "downstream", "solved", "gone", "helped", "hangs", "boot-tested", "test-booted",
        "build-tested",
    ]
    private static let plans: Set<String> = [
        "later", "soon", "tomorrow", "when", "once", "if", "monday", "until", "unless", "before", "week",
        "planning", "fails",
    ]
    private static let exceptionWords: Set<String> = [
        "except", "excepting", "excluding", "exception", "minus", "without", "apart", "aside", "skipping", "skipped",
        "dropping", "dropped",
        "besides", "not",
    ]
}

extension SentenceWord {
    /// "mvebu/dt64", "at91-dt": a name as branches have, not a file's.
    fileprivate var isPath: Bool {
        lower.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-") } && !lower.contains(".c")
            && !lower.contains(".h")
            && numbers == nil && lower.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    /// Whether it speaks of the writer's own next posting: "applied in v3", "merged into the next version".
    fileprivate var isOwnWork: Bool {
        ["version", "revision", "respin", "patchset", "series", "posting", "iteration", "spin", "resend"].contains(
            lower) || version != nil
    }
}
