/// The verb of a sentence about patches that were taken into a tree, or out of it: "applied", "picked up", "merging".
struct ApplicationVerb {
    enum Kind {
        /// It says so wherever its subject and object fit: "applied", "pushed".
        case strong
        /// It says so only with a tree: "added to misc-next", or alone: "taken".
        case weak
        /// It is said of places only: "(it is) now in my tree".
        case location
        /// It says that patches were taken out again: "dropped".
        case withdrawal
    }

    enum Form {
        /// "applied", "have taken"
        case past
        /// "applying"
        case progressive
        /// "(will) drop"
        case infinitive
    }

    let kind: Kind
    let form: Form
    /// Index of the first word behind it and its particle: "queued up".
    let end: Int
    /// "taken", "picked": a release behind it is where it goes.
    let isPickup: Bool
    /// Whether it says so alone, as "Taken." does and "Included." does not.
    let isTerse: Bool
    /// "folded into the original patch": what it went into is in the tree.
    let isSquash: Bool
    /// Whether people who only try a patch say it too: "I applied this".
    let isTesters: Bool

    /// The verb at `index`; `nil` if there is none.
    init?(_ words: [SentenceWord], at index: Int) {
        let word = words[index]
        // Most words end otherwise; to look each up would cost more than all the rest.
        guard let last = word.lower.utf8.last, Self.endings.contains(last), let (kind, form) = Self.known[word.lower]
        else { return nil }
        self.kind = kind
        self.form = form
        var end = index + 1
        let next = !word.endsClause && end < words.endIndex ? words[end].lower : ""
        if let particles = Self.required[word.lower] {
            guard particles.contains(next) else { return nil }
            end += kind == .location ? 0 : 1
        } else if ["up", "out", "along"].contains(next) {
            end += 1
        } else if next == "in", end + 1 < words.endIndex,
            ["this", "these", "the", "both", "all"].contains(words[end + 1].lower),
            words[(end + 1)...].prefix(5).allSatisfy({ !TreeName.isLikely($0) })
        {
            // "pulled in these two"
            end += 1
        }
        isPickup = word.lower.hasPrefix("tak") || word.lower == "took"
        isTerse = ["added", "taken", "took", "grabbed", "folded", "squashed", "staged", "taking"].contains(word.lower)
        isSquash = word.lower == "folded" || word.lower == "squashed"
        isTesters =
            word.lower.hasPrefix("ap") || word.lower.hasPrefix("pull") || word.lower.hasPrefix("picked")
            || kind == .weak
        self.end = end
    }

    /// The last letters of the verbs.
    private static let endings = StaticString("dgnkptwe").withUTF8Buffer { Array($0) }

    private static let required: [String: Set<String>] = [
        "backed": ["out"], "kicked": ["out"], "checked": ["in"], "now": ["in", "on"], "back": ["out"],
        "thrown": ["in", "into", "out"],
        "put": ["in", "into"],
    ]

    /// Whether a word says that patches are or were taken: "merging", "applied".
    static func takes(_ word: String) -> Bool { known[word].map { $0.0 == .strong } ?? false }

    static let known: [String: (Kind, Form)] = {
        var known: [String: (Kind, Form)] = [:]
        for word in [
            "applied", "aplied", "appplied", "queued", "enqueued", "merged", "pulled", "pushed", "force-pushed",
            "committed",
            "commited", "comitted", "landed", "picked", "cherry-picked", "cherrypicked", "upstreamed", "checked",
        ] { known[word] = (.strong, .past) }
        for word in [
            "applying", "queueing", "queuing", "merging", "pulling", "pushing", "committing", "landing", "picking",
        ] { known[word] = (.strong, .progressive) }
        for word in [
            "added", "taken", "took", "grabbed", "folded", "squashed", "staged", "accepted", "included", "integrated",
            "moved",
            "snagged", "thrown", "put", "stashed", "incorporated", "installed", "imported",
        ] { known[word] = (.weak, .past) }
        for word in ["taking", "adding", "staging", "grabbing"] { known[word] = (.weak, .progressive) }
        known["now"] = (.location, .past)
        for word in [
            "dropped", "reverted", "removed", "backed", "kicked", "unapplied", "unqueued", "yanked", "dequeued",
        ] {
            known[word] = (.withdrawal, .past)
        }
        for word in ["dropping", "reverting", "removing"] { known[word] = (.withdrawal, .progressive) }
        for word in ["drop", "revert", "remove", "back"] { known[word] = (.withdrawal, .infinitive) }
        return known
    }()
}

extension ApplicationVerb {
    /// Whether one of the verbs may stand in `range`, told by bytes alone.
    static func mayOccur(in range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard range.count >= 5 else { return false }
        var last = range.lowerBound + 3
        while last < range.upperBound {
            // Words are looked at where they end.
            let isEnd = last + 1 == range.upperBound || !bytes[last + 1].isASCIILetter
            if isEnd, mayEnd(at: last, of: bytes), isVerb(endingAt: last + 1, in: range, of: bytes) { return true }
            last += 1
        }
        return false
    }

    /// Whether a verb may have its last letter there.
    @inline(__always)
    private static func mayEnd(at last: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch bytes[last] {
        // "queued", "applied", "landed"
        case UInt8(ascii: "d"): bytes[last - 1] == UInt8(ascii: "e")
        case UInt8(ascii: "g"): bytes[last - 1] == UInt8(ascii: "n") && bytes[last - 2] == UInt8(ascii: "i")
        // "taken", "took", "back", "drop", "revert", "put", "now", "remove"
        case UInt8(ascii: "n"), UInt8(ascii: "k"), UInt8(ascii: "p"), UInt8(ascii: "t"), UInt8(ascii: "w"),
            UInt8(ascii: "e"):
            true
        default: false
        }
    }

    private static func isVerb(endingAt end: Int, in range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = end
        while start > range.lowerBound, end - start < 13,
            bytes[start - 1].isASCIILetter || bytes[start - 1] == UInt8(ascii: "-")
        {
            start -= 1
        }
        return end - start >= 3 && stems.begins(in: start..<end, of: bytes)
    }

    /// How the verbs begin.
    private static let stems = PhraseFilter([
        "appl", "aplied", "apppl", "queu", "merg", "pull", "push", "commit", "comit", "land", "pick", "cherry",
        "upstream",
        "enqueu", "force-p", "add", "tak", "took", "grab", "fold", "squash", "stag", "accept", "includ", "integrat",
        "mov",
        "snag", "thrown", "put", "stash", "incorp", "install", "import", "now", "drop", "revert", "remov", "back",
        "kick",
        "unappl", "unqueu", "yank", "dequeu", "check",
    ])
}
