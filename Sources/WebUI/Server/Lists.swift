internal import MailFormat
internal import PatchIndex

/// The lists of an index, by the names that stand for them in addresses.
struct Lists: Sendable {
    /// A list, or all of them.
    struct List: Sendable, Equatable {
        /// Its name in addresses.
        var name: String
        /// The archive; nil for all.
        var archive: IndexedArchive?

        /// Its address on this server.
        var path: String { "/\(PercentEncoding.encode(name))/" }
    }

    /// What is asked for when no list is named, as on lore.kernel.org.
    static let all = List(name: "all", archive: nil)
    /// First words of addresses that mean something else.
    private static let taken: Set<String> = [
        "all", "r", "api", "assets", "search", "healthz", "metrics", "robots.txt", "favicon.ico", "", ".", "..",
    ]

    /// The lists, by name.
    var lists: [List] = []

    /// Names the archives; where two have one name, the later ones get a number.
    init(_ archives: [IndexedArchive]) {
        var used = Self.taken
        for archive in archives {
            // An address with `@` is a message's.
            let plain = archive.name.replacing("@", with: "-at-").replacing("/", with: "-")
            var name = plain
            var number = 2
            while !used.insert(name).inserted {
                name = "\(plain)-\(number)"
                number += 1
            }
            lists.append(List(name: name, archive: archive))
        }
    }

    /// The list with this name.
    subscript(_ name: String) -> List? { name == "all" ? Self.all : lists.first { $0.name == name } }
}
