internal import PatchFormat

/// What a sentence of a reply means for the patch that it answers, as far as it names no version (see ``VersionSentence``).
enum ReplySentence {
    /// The patch is to be changed, or it is wrong: "This should be static.", "Just drop it.", "It's bogus."
    case wantsChange
    /// What was asked for before needs no new version: "no need to resend", "I'll fix it up when applying".
    case excuses
    /// The writer was wrong, or is content: "Ah, you're right.", "Looks good to me."
    case concedes
    /// The same was done already, by others: "This was already fixed by 0123456789ab."
    case isDoneElsewhere
    /// The patch is not to be looked at any more: "Please ignore this series."
    case withdraws

    /// Reads a sentence; `nil` where it says nothing of the kind.
    init?(_ sentence: Sentence) {
        let plain = PlainWords(sentence)
        let words = plain.words
        guard words.count > 0, words.count < 60 else { return nil }
        let patterns = Self.patterns
        let known = patterns.vocabulary.look(up: words)
        if let sense = Self.fate(words, known, plain) {
            self = sense
        } else if patterns.excuses.match(in: known, from: plain.start) != nil {
            self = .excuses
        } else if Self.wantsChange(words, known, plain) {
            self = .wantsChange
        } else if !plain.isQuestion, let range = patterns.concessions.match(in: known, from: plain.start),
            !words[..<range.lowerBound].contains(where: Self.conditions.contains),
            !words[range.upperBound...].contains(where: { ["but", "however", "except", "though"].contains($0) })
        {
            self = .concedes
        } else {
            return nil
        }
    }

    private static func fate(
        _ words: [String], _ known: [Vocabulary.Word], _ plain: PlainWords
    ) -> ReplySentence? {
        guard !plain.isQuestion else { return nil }
        if let range = patterns.withdrawals.match(in: known, from: plain.start) {
            let before = words[..<range.lowerBound]
            if !before.contains(where: { conditions.contains($0) || $0 == "not" || $0 == "you" }),
                !words[range].contains(where: aboutMails.contains), !words[range].contains("not")
            {
                return .withdraws
            }
        }
        if let range = patterns.elsewhere.match(in: known, from: plain.start) {
            let before = words[..<range.lowerBound]
            if !before.contains(where: { conditions.contains($0) || $0 == "not" }),
                !words[range].contains(where: { $0 == "not" || $0 == "should" }),
                !words[range.upperBound...].prefix(4).contains(where: isVersion)
            {
                return .isDoneElsewhere
            }
        }
        return nil
    }

    private static func wantsChange(_ words: [String], _ known: [Vocabulary.Word], _ plain: PlainWords) -> Bool {
        let patterns = plain.isQuestion ? patterns.questions : patterns.requests
        guard let range = patterns.match(in: known, from: plain.start) else {
            return !plain.isQuestion && words.count < 12 && words.contains(where: isSubstitution)
        }
        if words[..<range.lowerBound].contains(where: conditions.contains) { return false }
        let rest = words[range.lowerBound...]
        if rest.contains(where: putsOff.contains) { return false }
        let matched = words[range]
        if matched.contains("already"), matched.contains("should") { return false }
        if matched.contains(where: lists["wrong"]!.contains),
            words[..<range.lowerBound].contains(where: present.contains)
        {
            return false
        }
        if words.count > 9, range.count == 1, remarks.contains(words[range.lowerBound]) { return false }
        // "You should be able to …", "this should be fine"
        if let next = words[range.upperBound...].first(where: { $0 != "a" && $0 != "an" }), fine.contains(next),
            words[range].last == "be"
        {
            return false
        }
        return true
    }

    /// Whether it says what to put for what: "s/foo/bar/".
    private static func isSubstitution(_ word: String) -> Bool {
        guard word.hasPrefix("s/"), word.utf8.count < 80 else { return false }
        return word.utf8.filter { $0 == UInt8(ascii: "/") }.count >= 2
    }

    private static func isVersion(_ word: String) -> Bool {
        word.utf8.first == UInt8(ascii: "v") && (2...3).contains(word.utf8.count)
            && word.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) } || word == "version"
    }

    // MARK: Words

    private static let conditions: Set<String> = [
        "if", "unless", "when", "once", "whether", "why", "how", "what", "which", "who", "wonder", "wondering",
        "whenever", "maybe", "perhaps",
        "until", "because", "otherwise", "where", "although", "though", "sure",
    ]
    private static let putsOff: Set<String> = [
        "later", "follow-up", "followup", "follow-ups", "followups", "future", "someday", "eventually", "reviewed-by",
        "acked-by",
        "tested-by", "cc", "cced", "applying", "my", "thread", "quoted", "html", "top-post", "top-posting", "mail",
        "email",
        "mails", "emails", "mailing", "incremental", "separately", "backport", "backported", "stable", "queue", "me",
        "tag", "tags", "reply",
    ]
    /// Words that begin a short remark on a line of code, such as "Unrelated change".
    private static let remarks: Set<String> = [
        "typo", "spurious", "stray", "unrelated", "unneeded", "unnecessary", "superfluous", "redundant", "useless",
        "pointless",
        "wrong", "bogus", "unused", "incorrect", "duplicate", "duplicated", "missing",
    ]
    /// What is there now, not in the patch.
    private static let present: Set<String> = [
        "current", "currently", "existing", "original", "previously", "old", "userspace", "compiler", "before",
    ]
    private static let aboutMails: Set<String> = [
        "mail", "email", "e-mail", "noise", "comment", "comments", "question", "report", "message", "warning", "remark",
        "suggestion", "reply",
    ]
    private static let fine: Set<String> = [
        "fine", "ok", "okay", "good", "enough", "safe", "possible", "sufficient", "correct", "merged", "queued",
        "harmless",
        "easy", "applied", "able", "fixed", "no", "noted", "picked", "taken", "trivial", "straightforward", "all",
        "great",
        "acceptable", "equivalent", "identical", "obvious", "solved", "resolved", "ready", "available", "nice",
        "useful",
        "interesting", "careful", "that", "hard", "difficult", "problem", "issue", "too", "big", "aware", "clear",
        "covered", "there", "pretty", "quite", "rare", "working", "simple", "true",
        "relatively", "visible", "sure", "seen", "it", "happy", "handled",
    ]
}

extension ReplySentence {
    /// Whether some bytes may be such a sentence.
    static func mayOccur(in bytes: UnsafeBufferPointer<UInt8>) -> Bool { filter.mayMatch(bytes) }

    private static let filter = WordFilter(patterns.signals.union(["s"]))
}
