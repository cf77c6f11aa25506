/// A tree and a branch, as people and programs write them behind "applied to".
struct TreeName {
    var tree: String?
    var branch: String?

    init() {}

    /// Reads words such as `["netdev/net.git", "(main)"]`, `["vfio", "next", "branch"]`, `["powerpc/next"]`.
    init(words: [String]) {
        let names = words.prefix(8).map { $0.trimming(",;:.!") }
            .filter { !$0.isEmpty && !["my", "the", "our", "git", "repository", "repo"].contains($0.lowercased()) }
        guard let first = names.first else { return }
        let kind = names.firstIndex { ["branch", "tree"].contains($0.lowercased()) }
        let parts = names[..<(kind ?? names.endIndex)]
        if parts.count >= 2 {
            tree = first
            branch = parts[1].trimming("()")
        } else if parts.isEmpty {
            return
        } else if let kind, names[kind].lowercased() == "branch" {
            split(first, prefersBranch: true)
        } else {
            split(first, prefersBranch: kind == nil && Self.isBranch(first))
        }
        if kind == 1, names.count > 2, names[1].lowercased() == "tree", names[2].hasPrefix("(") {
            branch = names[2].trimming("()")
        }
    }

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

    private static func isBranch(_ name: String) -> Bool {
        ["next", "fixes", "master", "main", "queue", "devel", "staging", "topic", "misc", "wip"].contains(name)
            || name.hasPrefix("for-")
    }
}
