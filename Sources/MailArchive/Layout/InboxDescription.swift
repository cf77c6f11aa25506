/// What an archive says of itself: its name and address.
struct InboxDescription: Sendable {
    /// Short name for titles.
    let name: String
    /// The list's address, where the archive says it.
    let address: String?

    /// Reads `inbox.config.example`, which public-inbox serves to those who clone, else takes the name from the path.
    init(of layout: ArchiveLayout) async throws(ArchiveError) {
        let folder = Self.inboxFolder(layout.path)
        for file in ["inbox.config.example", "config"] {
            // Most have no such section, and starting git to learn that takes longer than looking.
            guard let bytes = smallFile("\(folder)/\(file)", limit: 1 << 20), Self.names(inbox: bytes) else { continue }
            let keys = [
                "config", "--file", "\(folder)/\(file)", "--null", "--get-regexp", #"^publicinbox\..*\.address$"#,
            ]
            let answer = try await Git().run(keys)
            // "publicinbox.NAME.address\nADDRESS\0"; a file without such keys is no error.
            guard answer.status == 0, let entry = answer.output.split(separator: 0).first else { continue }
            let parts = String(decoding: entry, as: UTF8.self).split(separator: "\n", maxSplits: 1)
            guard parts.count == 2, parts[0].utf8.count > 20 else { continue }
            name = String(parts[0].dropFirst("publicinbox.".count).dropLast(".address".count))
            address = String(parts[1])
            return
        }
        name = Self.name(folder)
        address = nil
    }

    /// Whether a section of public-inbox's may be in a configuration file.
    private static func names(inbox bytes: [UInt8]) -> Bool {
        bytes.split(separator: 10).contains {
            String(decoding: $0, as: UTF8.self).lowercased().contains("[publicinbox")
        }
    }

    /// The folder around an epoch, or the archive itself.
    private static func inboxFolder(_ path: String) -> String {
        var parts = path.split(separator: "/")
        if parts.last == ".git" { parts.removeLast() }
        guard let last = parts.last else { return path }
        let number = last.hasSuffix(".git") ? last.dropLast(4) : last
        if Int(number) != nil || last == "all.git", parts.count > 1 {
            parts.removeLast()
            if parts.count > 1, parts.last == "git" { parts.removeLast() }
        }
        return "/" + parts.joined(separator: "/")
    }

    private static func name(_ path: String) -> String {
        var name = path.split(separator: "/").last.map(String.init) ?? path
        for ending in [".gz", ".git", ".mbox", ".txt"]
        where name.hasSuffix(ending) && name.utf8.count > ending.utf8.count {
            name.removeLast(ending.count)
        }
        return name
    }
}
