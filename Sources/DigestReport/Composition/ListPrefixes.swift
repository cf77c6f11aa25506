internal import PatchFormat
internal import PatchIndex

/// The bracketed names that mailing lists put before subjects (`[LTP] New documentation!`).
///
/// Before a tag, as in `[LTP] [PATCH] …`, the parser recognises them. Where no tag follows, a bracket is one when most postings of
/// the period have it before their tags, or when it is the name of the archive.
struct ListPrefixes {
    private let known: Set<String>

    /// Takes the messages of a period and the names and addresses of their archives.
    init(messages: [IndexedMessage], archives: [String]) {
        var counts: [String: Int] = [:]
        let postings = messages.lazy.map(\.tags).filter(\.isPatch)
        var count = 0
        for tags in postings {
            count += 1
            for prefix in Set(tags.listPrefixes.map(Self.folded)) { counts[prefix, default: 0] += 1 }
        }
        let names = archives.flatMap { name in
            [name, String(name.prefix { $0 != "@" }), String(name.prefix { $0 != "." && $0 != "@" })]
        }
        known = Set(counts.filter { $0.value * 2 > count }.keys).union(names.map(Self.folded))
            .subtracting([""])
    }

    /// The subject without them; a mark of a reply before them stays.
    func removed(from subject: String) -> String {
        var rest = subject[...]
        var mark: Substring = ""
        if let colon = rest.prefix(5).firstIndex(of: ":"), rest[..<colon].allSatisfy(\.isLetter) {
            mark = rest[...colon] + " "
            rest = rest[rest.index(after: colon)...].drop { $0 == " " }
        }
        var isFound = false
        while rest.first == "[", let end = rest.firstIndex(of: "]"),
            known.contains(Self.folded(String(rest[rest.index(after: rest.startIndex)..<end])))
        {
            rest = rest[rest.index(after: end)...].drop { $0 == " " }
            isFound = true
        }
        return isFound && !rest.isEmpty ? String(mark + rest) : subject
    }

    /// Letters and digits in lower case: `[B.A.T.M.A.N.]` is the list b.a.t.m.a.n@….
    private static func folded(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
}
