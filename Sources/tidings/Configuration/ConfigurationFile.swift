internal import Foundation

/// A file in the syntax of git's configuration, read and written by git itself (git-config(1)).
struct ConfigurationFile {
    /// Where it is.
    var path: String

    /// All settings as they stand, `section.name.key` and value; section and key in lower case.
    ///
    /// - Throws: `Failure` with git's words when the file cannot be read.
    func entries() async throws -> [(key: String, value: String)] {
        let printed = try await git(["--includes", "--null", "--list"], doing: "read")
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
    func set(_ key: String, to value: String) async throws {
        _ = try await git(["--replace-all", key, value], doing: "write")
    }

    private func git(_ arguments: [String], doing verb: String) async throws -> [UInt8] {
        let file = URL(filePath: path).absoluteURL.path
        let answer = try await ChildProgram.git(["config", "--file", file] + arguments)
        guard answer.status == 0 else {
            let reason = answer.complaint.isEmpty ? "git config failed" : answer.complaint
            throw Failure(status: .wrongUsage, message: "cannot \(verb) the configuration \(path): \(reason)")
        }
        return answer.output
    }
}
