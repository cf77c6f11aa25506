internal import Foundation
internal import Glibc

/// The user's settings: `$XDG_CONFIG_HOME/tidings/config`, or `~/.config/tidings/config`, in the syntax of git's own.
///
///     [list "kvm"]
///         url = https://lore.kernel.org/kvm
///         path = /var/mail/kvm
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

    /// Reads the user's file; without one there are no settings.
    ///
    /// - Throws: `Failure` with git's words when the file cannot be read.
    init() throws {
        let file = Self.file.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
        self.init(entries: try file.map(Self.entries(of:)) ?? [])
    }

    /// Takes what `git config --null --list` prints: `section.name.key`, a line feed and the value for each entry.
    init(entries: [(key: String, value: String)]) {
        for (key, value) in entries {
            // Section and key come in lower case; the name between them as it is, dots included.
            let words = key.split(separator: ".", omittingEmptySubsequences: false)
            guard words.count >= 3, words[0] == "list" else { continue }
            let name = words[1..<(words.count - 1)].joined(separator: ".")
            let place = lists.firstIndex { $0.name == name } ?? lists.count
            if place == lists.count { lists.append(List(name: name, path: Self.archiveFolder(of: name))) }
            switch words[words.count - 1] {
            case "url": lists[place].url = value
            case "path": lists[place].path = Self.expanded(value)
            default: break
            }
        }
    }

    /// Where the archive of a list goes when nobody says otherwise: `$XDG_DATA_HOME/tidings/NAME`, or `~/.local/share/tidings/NAME`.
    static func archiveFolder(of name: String) -> String {
        let safe = name.replacing("/", with: "-")
        if let data = Terminal.environment("XDG_DATA_HOME"), data.hasPrefix("/") { return "\(data)/tidings/\(safe)" }
        return "\(Terminal.environment("HOME") ?? ".")/.local/share/tidings/\(safe)"
    }

    /// The file; nil when neither `XDG_CONFIG_HOME` nor `HOME` is set.
    private static var file: String? {
        if let folder = Terminal.environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
            return folder + "/tidings/config"
        }
        return Terminal.environment("HOME").map { $0 + "/.config/tidings/config" }
    }

    private static func expanded(_ path: String) -> String {
        guard path.hasPrefix("~/"), let home = Terminal.environment("HOME") else { return path }
        return home + path.dropFirst()
    }

    private static func entries(of file: String) throws -> [(key: String, value: String)] {
        let git = Process()
        git.executableURL = URL(filePath: "/usr/bin/env")
        git.arguments = ["git", "config", "--file", file, "--includes", "--null", "--list"]
        let (output, complaint) = (Pipe(), Pipe())
        git.standardOutput = output
        git.standardError = complaint
        try git.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        let words = complaint.fileHandleForReading.readDataToEndOfFile()
        git.waitUntilExit()
        guard git.terminationStatus == 0 else {
            let reason =
                String(decoding: words, as: UTF8.self).split(separator: "\n").first.map(String.init)
                ?? "git config failed"
            throw Failure(status: .wrongUsage, message: "cannot read the configuration \(file): \(reason)")
        }
        return printed.split(separator: 0).map { entry in
            let parts = entry.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
            return (
                String(decoding: parts[0], as: UTF8.self),
                parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : ""
            )
        }
    }
}
