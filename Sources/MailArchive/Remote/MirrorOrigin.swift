/// What a mirror's folder remembers of where its archive came from.
///
/// Another archive must not be fetched over it: histories that have nothing in common replace each other.
struct MirrorOrigin: Sendable {
    /// The mirror's folder.
    let folder: String

    private var file: String { "\(folder)/tidings-url" }

    /// The address that is remembered; nil for a folder that holds no mirror yet.
    func known() async -> String? {
        if let bytes = smallFile(file, limit: 4096) {
            return String(decoding: bytes.prefix { $0 != 10 }, as: UTF8.self)
        }
        // A mirror of an older version, or of another program, has it in the configuration of its repositories.
        for name in (folderNames("\(folder)/git") ?? []).sorted().map({ "git/\($0)" }) + [".git"] {
            let config = "\(folder)/\(name)/config"
            guard smallFile(config, limit: 1 << 20) != nil,
                let answer = try? await Git().run(["config", "--file", config, "--get", "remote.origin.url"]),
                answer.status == 0
            else { continue }
            return Self.archive(of: answer.text)
        }
        return nil
    }

    /// Remembers an address.
    func remember(_ url: String) { writeFile(file, Array("\(url)\n".utf8)) }

    /// The archive's address in that of one of its epochs: `URL/0`, `URL/git/0.git`.
    static func archive(of epoch: String) -> String {
        var parts = epoch.split(separator: "/", omittingEmptySubsequences: false)
        while parts.last?.isEmpty == true { parts.removeLast() }
        guard let last = parts.last, parts.count > 4 else { return epoch }
        if last.hasSuffix(".git"), Int(last.dropLast(4)) != nil {
            parts.removeLast()
            if parts.last == "git" { parts.removeLast() }
        } else if Int(last) != nil {
            parts.removeLast()
        }
        return parts.joined(separator: "/")
    }
}
