/// A digest in the classic format, cut into its sections as a program would.
struct ClassicDigest {
    /// One message with its title.
    struct Entry {
        var isUpdate = false
        /// What an update says of its version: `v2`.
        var version = ""
        var title = ""
        var subject = ""
        var author = ""
        /// What follows the author up to the rule.
        var body = ""
    }

    /// The lines of the table of domains.
    var domains: [String] = []
    /// The lines of the table of people.
    var contributors: [String] = []
    /// The lines of the list of patches.
    var patches: [String] = []
    var entries: [Entry] = []

    init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        func section(after start: String, before end: String) -> [String] {
            let behind = lines.drop { !$0.hasPrefix(start) }.dropFirst()
            return behind.prefix { !$0.hasPrefix(end) }.filter { !$0.isEmpty }
        }
        domains = section(after: "Top 15 contributor Email domains", before: "Top 15 contributors")
        contributors = section(after: "Top 15 contributors", before: "=====")
        patches = section(after: "===== Patch list", before: "=====")
        let messages = lines.drop { !$0.hasPrefix("===== Patch Commit Messages") }.dropFirst(2)
        let rule = String(repeating: "-", count: 70)
        entries = messages.split(separator: rule).map { $0.drop(while: \.isEmpty) }.filter { $0.count > 2 }.map(
            Self.entry)
    }

    private static func entry(_ lines: ArraySlice<String>) -> Entry {
        var entry = Entry()
        let lines = Array(lines)
        if lines[0].hasPrefix("Updated: (") {
            entry.isUpdate = true
            let parts = lines[0].dropFirst("Updated: (".count).split(separator: ") ", maxSplits: 1)
            entry.version = String(parts[0])
            entry.title = parts.count > 1 ? String(parts[1]) : ""
        } else {
            entry.title = String(lines[0].dropFirst("New:  ".count))
        }
        entry.subject = lines[1]
        entry.author = String(lines[2].dropFirst("Author: ".count))
        entry.body = lines.dropFirst(3).joined(separator: "\n")
        return entry
    }
}
