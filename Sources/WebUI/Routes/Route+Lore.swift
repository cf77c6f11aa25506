/// Addresses of public-inbox that lead to others of ours.
///
/// Its older versions had other addresses, and people write them by hand, with the slashes of a Message-ID as they are.
extension Route {
    /// Where an address that is none of ours leads; nil when it leads nowhere.
    static func moved(_ list: String, _ rest: [String], _ target: RequestTarget) -> PageError? {
        switch (rest[0], rest.count) {
        case ("new.html", 1), ("index.html", 1): return moved([list], isFolder: true, target)
        case ("atom.xml", 1): return moved([list, "new.atom"], isFolder: false, target)
        case ("_", 2) where rest[1] == "text": return moved([list, "_", "text", "help"], isFolder: true, target)
        case ("m", 2...), ("f", 2...), ("t", 2...): return old(list, rest, target)
        case (_, 2):
            return moved(list, bare(rest[0]), rest[1], target) ?? slashes(list, rest, target)
        default: return slashes(list, rest, target)
        }
    }

    /// What stood below a message, and is a part of its page: `/LIST/MESSAGE-ID/R` is where it can be answered.
    private static func moved(_ list: String, _ id: String, _ what: String, _ target: RequestTarget) -> PageError? {
        switch what {
        case "f": moved([list, id], isFolder: true, target)
        case "R": moved([list, id], isFolder: true, target, fragment: "R")
        case "t.mbox": moved([list, id, "t.mbox.gz"], isFolder: false, target)
        default: nil
        }
    }

    /// `/LIST/m/MESSAGE-ID.html`, `/LIST/t/MESSAGE-ID/`, and what is like them.
    private static func old(_ list: String, _ rest: [String], _ target: RequestTarget) -> PageError? {
        var name = rest[1...].joined(separator: "/")
        func cut(_ ending: String) -> Bool {
            guard name.hasSuffix(ending), name.utf8.count > ending.utf8.count else { return false }
            name.removeLast(ending.count)
            return true
        }
        if rest[0] == "t" {
            if cut(".mbox.gz") || cut("/mbox.gz") || cut(".mbox") || cut("/mbox") {
                return moved([list, bare(name), "t.mbox.gz"], isFolder: false, target)
            }
            _ = cut(".html")
            return moved([list, bare(name), "t"], isFolder: true, target, fragment: "u")
        }
        if cut(".txt") || cut("/raw") { return moved([list, bare(name), "raw"], isFolder: false, target) }
        _ = cut(".html")
        return moved([list, bare(name)], isFolder: true, target)
    }

    /// A Message-ID whose slashes came as they are: they belong to it up to the part with an `@`.
    private static func slashes(_ list: String, _ rest: [String], _ target: RequestTarget) -> PageError? {
        let ours: Set<String> = ["series", "digest", "people", "organisations", "_"]
        guard !ours.contains(rest[0]), let end = rest.firstIndex(where: { $0.contains("@") }), end > 0 else {
            return nil
        }
        let parts = [list, rest[...end].joined(separator: "/")] + rest[(end + 1)...]
        // Never to an address that is none.
        guard let route = try? ofList(list, Array(parts.dropFirst())) else { return nil }
        return moved(parts, isFolder: route.isFolder, target)
    }
}
