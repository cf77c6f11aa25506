internal import Foundation
internal import MailArchive
internal import PatchIndex

/// The user's settings: `$XDG_CONFIG_HOME/tidings/config`, or `~/.config/tidings/config`, in the syntax of git's own.
///
///     [list "kvm"]
///         url = https://lore.kernel.org/kvm
///         path = /var/mail/kvm
///     [digest "my-week"]
///         list = kvm
///         last = week
struct Configuration {
    /// A mailing list that the user follows.
    struct List: Equatable {
        /// Its short name.
        var name: String
        /// Where its archive is served; nil for one that others keep up to date.
        var url: String?
        /// The folder of its archive.
        var path: String
    }

    /// The lists, as they stand.
    var lists: [List] = []
    /// The digests that the user has subscribed to, as they stand.
    var digests: [Subscription] = []
    /// Settings of the whole program: the keys of `[tidings]`, in lower case; the last of several counts.
    var settings: [String: String] = [:]

    /// Reads the user's file; without one there are no settings.
    ///
    /// This starts a git, so a command does it once.
    ///
    /// - Throws: `Failure` with git's words when the file cannot be read.
    init() async throws {
        let folder = BaseDirectory.configuration.path(environment: Terminal.environment)
        let file = folder.map { $0 + "/config" }.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
        let entries = try await file.map(ConfigurationFile.init)?.entries() ?? []
        try self.init(entries: entries)
    }

    /// Takes what `git config --null --list` prints: `section.name.key`, a line feed and the value for each entry.
    ///
    /// - Throws: `Failure` for a subscription that makes no sense.
    init(entries: [(key: String, value: String)]) throws {
        for (key, value) in entries {
            // Section and key come in lower case; the name between them as it is, dots included.
            let words = key.split(separator: ".", omittingEmptySubsequences: false)
            guard let section = words.first, let last = words.last, words.count >= 2 else { continue }
            let name = words.dropFirst().dropLast().joined(separator: ".")
            switch (section, words.count) {
            case ("tidings", 2): settings[String(last)] = value
            case ("list", 3...): set(String(last), of: name, to: value)
            case ("digest", 3...):
                let index = digests.firstIndex { $0.name == name } ?? digests.count
                if index == digests.count { digests.append(Subscription(name: name)) }
                try digests[index].set(String(last), to: value)
            default: break
            }
        }
    }

    private mutating func set(_ key: String, of list: String, to value: String) {
        let index = lists.firstIndex { $0.name == list } ?? lists.count
        if index == lists.count { lists.append(List(name: list, path: Self.archiveFolder(of: list))) }
        switch key {
        case "url": lists[index].url = value
        case "path": lists[index].path = Self.expanded(value)
        default: break
        }
    }

    /// The largest mail that is read whole, in bytes: `tidings.maxmail`; nil where it is not set.
    ///
    /// - Throws: `Failure` for what is no size as git writes them (`64m`).
    var maximumMailSize: Int? {
        get throws { try size("maxmail") }
    }

    /// A setting of `[tidings]` that is a size, as git writes sizes: `k`, `m` and `g` are factors of 1,024.
    private func size(_ key: String) throws -> Int? {
        guard let value = settings[key] else { return nil }
        let factors: [Character: Int] = ["k": 1 << 10, "m": 1 << 20, "g": 1 << 30]
        let factor = value.lowercased().last.flatMap { factors[$0] }
        guard let number = Int(factor == nil ? value : String(value.dropLast())), number > 0, number < 1 << 40 else {
            throw Failure(
                status: .wrongUsage, message: "tidings.\(key) = \(value): it takes a size such as 64m or 1g")
        }
        return number * (factor ?? 1)
    }

    /// How much is taken from a server: `tidings.maxfetch` is what one epoch may grow by in one sync.
    ///
    /// - Throws: `Failure` for what is no size.
    var syncLimits: SyncLimits {
        get throws {
            var limits = SyncLimits()
            if let size = try size("maxfetch") { limits.epochSize = size }
            return limits
        }
    }

    /// Where the archive of a list goes when nobody says otherwise: `$XDG_DATA_HOME/tidings/NAME`, or
    /// `~/.local/share/tidings/NAME`; always a folder of its own there, whatever the name.
    static func archiveFolder(of name: String) -> String {
        var safe = name.replacing("/", with: "-")
        if safe.isEmpty || safe.hasPrefix(".") { safe = "_" + safe }
        let folder = BaseDirectory.data.path(environment: Terminal.environment) ?? "./.local/share/tidings"
        return "\(folder)/\(safe)"
    }

    /// The path with the home folder in place of `~/`.
    static func expanded(_ path: String) -> String {
        guard path.hasPrefix("~/"), let home = Terminal.environment("HOME") else { return path }
        return home + path.dropFirst()
    }
}
