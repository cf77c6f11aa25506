internal import Foundation

/// A file in the syntax of git's configuration, read and written by git itself (git-config(1)).
struct ConfigurationFile {
    /// Where it is.
    var path: String

    /// All settings as they stand, `section.name.key` and value; section and key in lower case.
    ///
    /// - Throws: `Failure` with git's words when the file cannot be read.
    func entries() throws -> [(key: String, value: String)] {
        let printed = try git(["--includes", "--null", "--list"], doing: "read")
        return printed.split(separator: 0).map { entry in
            let parts = entry.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
            return (
                String(decoding: parts[0], as: UTF8.self),
                parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : ""
            )
        }
    }

    /// Gives a setting one value, whatever it had before.
    ///
    /// - Throws: `Failure` with git's words when the file cannot be written.
    func set(_ key: String, to value: String) throws {
        _ = try git(["--replace-all", key, value], doing: "write")
    }

    private func git(_ arguments: [String], doing verb: String) throws -> Data {
        let git = Process()
        git.executableURL = URL(filePath: "/usr/bin/env")
        // Not from the folder that we stand in, which may be somebody's repository.
        let file = URL(filePath: path).absoluteURL.path
        git.arguments = ["git", "-C", "/", "config", "--file", file] + arguments
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
            throw Failure(status: .wrongUsage, message: "cannot \(verb) the configuration \(path): \(reason)")
        }
        return printed
    }
}
