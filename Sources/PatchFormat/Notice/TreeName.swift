/// A tree and a branch, as people and programs write them behind "applied to".
struct TreeName {
    var tree: String?
    var branch: String?
    /// Whether a word says that it is one: "branch", "queue", "-next"; any word can stand behind "applied to".
    var isTree = false

    init() {}

    /// Whether neither is named.
    var isEmpty: Bool { tree == nil && branch == nil }

    /// Reads words such as `["netdev/net.git", "(main)"]`, `["vfio", "next", "branch"]`, `["powerpc/next"]`.
    init(words: [String]) {
        let names = words.prefix(8).map { $0.trimming(",;:.!\"'`*") }
            .filter { !$0.isEmpty && !Self.articles.contains($0.lowercased()) }
        defer { isTree = isTree || words.contains { Self.isLikely(SentenceWord($0)) } }
        guard let first = names.first, Self.isName(first) else { return }
        let kind = names.firstIndex { ["branch", "tree"].contains($0.lowercased()) }
        let parts = names[..<(kind ?? names.endIndex)]
        if parts.count >= 2, Self.isBranchName(parts[1]) {
            tree = first
            branch = parts[1].trimming("()")
        } else if parts.isEmpty {
            return
        } else if let kind, names[kind].lowercased() == "branch" {
            split(first, prefersBranch: true)
        } else {
            split(first, prefersBranch: kind == nil && Self.isBranch(first))
        }
        guard let kind, names.count > kind + 1 else { return }
        let next = names[kind + 1]
        if names[kind].lowercased() == "tree", next.hasPrefix("(") {
            branch = next.trimming("()")
        } else if names[kind].lowercased() == "branch", tree == nil, !next.hasPrefix("(") {
            // "the fixes branch of amber/linux.git"
            tree = next
        }
    }

    /// Whether a word can name a tree: "top", "one" and "(please" do not.
    private static func isName(_ word: String) -> Bool {
        guard let first = word.unicodeScalars.first,
            first.properties.isAlphabetic || first == "/" || ("0"..."9").contains(first)
        else {
            return word.hasPrefix("-mm")
        }
        return ![
            "to", "one", "two", "top", "commit", "today's", "its", "both", "all", "get", "it", "them", "tree", "branch",
        ].contains(word.lowercased())
    }

    /// Whether a word behind a tree's name can name the branch.
    private static func isBranchName(_ word: String) -> Bool {
        word.hasPrefix("(") || isLikely(SentenceWord(word))
            || word.contains { $0 == "-" || $0 == "/" || $0 == "." || $0.isNumber }
    }

    private static let articles: Set<String> = [
        "my", "the", "our", "git", "repository", "repo", "a", "an", "this", "of", "in", "current", "public", "upstream",
    ]

    /// Takes "kvm/next" apart; "for-next/core" and "broonie/sound.git" are one name.
    private mutating func split(_ name: String, prefersBranch: Bool) {
        if !name.contains("://"), !name.hasSuffix(".git"), let slash = name.firstIndex(of: "/"),
            !Self.isBranch(String(name[..<slash]))
        {
            tree = String(name[..<slash])
            branch = String(name[name.index(after: slash)...])
        } else if prefersBranch || (name.contains("/") && Self.isBranch(String(name.prefix { $0 != "/" }))) {
            branch = name
        } else {
            tree = name
        }
    }

    /// Whether a word can be nothing but a tree, a branch or one of their attributes.
    static func isLikely(_ word: SentenceWord) -> Bool {
        let name = word.lower
        if isBranch(name) || kinds.contains(name) { return true }
        if name.hasSuffix("-next") || name.hasSuffix("-fixes") || name.hasSuffix(".git") || name.hasSuffix("-tree")
            || name.hasSuffix("-stable") || name.hasSuffix("-branch") || name.hasSuffix("-queue")
            || name.hasSuffix(":next")
        {
            return true
        }
        if name.contains("://") { return name.contains("git") }
        if word.text.hasPrefix(":"), name.count > 3 { return true }
        // "nf-next:testing", "kvm/next", "for-6.13/core", "i2c/i2c-host", "dm-5.15"
        let pieces = name.split(whereSeparator: { $0 == "/" || $0 == ":" || $0 == "-" || $0 == "." })
        guard pieces.count > 1 else { return false }
        return pieces.contains { marks.contains(String($0)) } || name.hasPrefix("mm-") || name.hasPrefix("vfs")
    }

    /// Whether the word only says what sort of thing it is: "tree", "branch".
    static func isKind(_ word: SentenceWord) -> Bool {
        ["tree", "branch", "queue", "repo", "repository", "git"].contains(word.lower)
    }

    private static let kinds: Set<String> = [
        "tree", "branch", "queue", "repo", "repository", "git", "trunk", "upstream", "linus", "mainline", "stable",
        "linux-next",
        "branches", "trees", "queues", "trunk", "pile", "origin", "-next", "-fixes",
    ]
    private static let marks: Set<String> = [
        "next", "fixes", "master", "main", "queue", "devel", "staging", "topic", "misc", "for", "git", "tree", "urgent",
        "core", "host",
        "stable", "testing", "linux", "current", "mainline", "drm", "net", "dev",
    ]

    static func isBranch(_ name: String) -> Bool {
        ["next", "fixes", "master", "main", "queue", "devel", "staging", "topic", "misc", "wip"].contains(name)
            || name.hasPrefix("for-")
    }
}
