/// What the words of a reply say about a next version, or that they have a program track a regression.
///
/// Read sentence by sentence, and only where a sentence says it plainly: "I'll fix that in v3." and "Please send a v2."
/// count, "if you send a v2" and "no need to respin" do not.
public enum ReplyRemark: String, Sendable, Hashable, CaseIterable {
    /// The writer will send one: "will send v2", "I'll respin".
    case announcesVersion
    /// The writer wants one: "please send a v2", "please respin".
    case requestsVersion
    /// The mail has regzbot track a regression: a line begins with `#regzbot` (the kernel's handling-regressions.rst).
    case tracksRegression

    /// The first remark in a text, quoted lines apart; `nil` where it has none, which most have.
    public init?(in text: [UInt8]) {
        if Self.commandsRegzbot(text) {
            self = .tracksRegression
            return
        }
        guard Self.mayNameVersion(text[...]) else { return nil }
        for paragraph in Self.paragraphs(of: text) where Self.mayNameVersion(paragraph) {
            for words in Self.sentences(in: paragraph) {
                if let remark = Self(words) {
                    self = remark
                    return
                }
            }
        }
        return nil
    }

    private init?(_ words: [String]) {
        guard words.contains(where: Self.namesVersion) || words.contains("version") || words.contains("revision") else {
            return nil
        }
        guard Set(words).isDisjoint(with: Self.doubts) else { return nil }
        let isRespin = words.contains { Self.respins.contains($0) }
        guard isRespin || words.contains(where: Self.isNumbered) || Self.hasPair(words, Self.nexts, Self.versions)
        else {
            return nil
        }
        guard isRespin || !Set(words).isDisjoint(with: Self.verbs) else { return nil }
        if Self.hasPair(words, ["i", "we"], ["will"]) || !Set(words).isDisjoint(with: ["i'll", "we'll"])
            || Self.hasPair(words, ["let"], ["me"]) || words.first == "will"
        {
            self = .announcesVersion
        } else if words.contains("please") || words.contains("pls") || Self.hasPair(words, ["can", "could"], ["you"]) {
            self = .requestsVersion
        } else {
            return nil
        }
    }

    // MARK: Words

    private static let respins: Set<String> = ["respin", "re-spin", "resubmit", "re-submit"]
    private static let verbs: Set<String> = [
        "send", "resend", "re-send", "post", "repost", "fix", "address", "change", "update", "spin", "prepare", "drop",
        "add", "do", "remove", "include", "incorporate", "correct", "rework", "split",
    ]
    private static let doubts: Set<String> = [
        "if", "unless", "no", "not", "don't", "won't", "never", "before", "until", "whether", "maybe", "might",
        "already",
    ]
    private static let nexts: Set<String> = ["next", "new", "another", "updated"]
    private static let versions: Set<String> = ["version", "revision", "spin", "iteration", "round"]

    private static func namesVersion(_ word: String) -> Bool { respins.contains(word) || isNumbered(word) }

    /// `v2`, `v10`.
    private static func isNumbered(_ word: String) -> Bool {
        word.utf8.count >= 2 && word.utf8.count <= 4 && word.utf8.first == UInt8(ascii: "v")
            && word.utf8.dropFirst().allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }

    private static func hasPair(_ words: [String], _ first: Set<String>, _ second: Set<String>) -> Bool {
        zip(words, words.dropFirst()).contains { first.contains($0) && second.contains($1) }
    }
}
