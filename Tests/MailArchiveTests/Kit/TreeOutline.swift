@testable import MailArchive

extension SourceTree {
    /// All that it gives of its commits, newest first: name, title and paths on a line, then the diff.
    func outline() async throws -> [String] {
        let names = try await names(in: head(), since: 0)
        var texts: [String: String] = [:]
        try await commits(names) { commits in
            for commit in commits { texts[commit.name] = "\(commit.name) \(commit.title): \(commit.paths)\n" }
        }
        try await diffs(of: names, findsRenames: true) { pieces in
            for (name, diff) in pieces { texts[name, default: ""] += String(decoding: diff, as: UTF8.self) }
        }
        return names.compactMap { texts[$0] }
    }
}
