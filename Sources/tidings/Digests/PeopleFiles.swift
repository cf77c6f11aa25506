internal import DigestReport
internal import Foundation

/// The reader's files about people and files of source code; nil where there is none.
struct PeopleFiles: Equatable {
    /// Who is the same person, in the syntax of git's `.mailmap`.
    var mailmap: String?
    /// For whom people work, in the syntax of gitdm's domain map.
    var domainMap: String?
    /// Which subsystem a file belongs to, in the syntax of the kernel's MAINTAINERS.
    var maintainers: String?

    /// These files, and those of `[tidings]` in the configuration where these name none.
    func completed(by settings: [String: String]) -> PeopleFiles {
        func file(_ own: String?, _ key: String) -> String? { own ?? settings[key].map(Configuration.expanded) }
        return PeopleFiles(
            mailmap: file(mailmap, "mailmap"), domainMap: file(domainMap, "domain-map"),
            maintainers: file(maintainers, "maintainers"))
    }

    /// What the files say; invalid lines are reported on standard error.
    ///
    /// - Throws: `Failure` for a file that cannot be read.
    func choices() throws -> DigestChoices {
        var choices = DigestChoices()
        if let mailmap {
            choices.mailmap = Mailmap(parsing: try Self.bytes(of: mailmap, "mailmap"))
            Self.warn(choices.mailmap.warnings, of: mailmap)
        }
        if let domainMap {
            let own = OrganisationMap(parsing: try Self.bytes(of: domainMap, "domain map"))
            Self.warn(own.warnings, of: domainMap)
            choices.organisations = own.before(.standard)
        }
        if let maintainers {
            let read = Maintainers(parsing: try Self.bytes(of: maintainers, "MAINTAINERS file"))
            Self.warn(read.warnings, of: maintainers)
            choices.maintainers = read
        }
        return choices
    }

    private static func bytes(of file: String, _ kind: String) throws -> [UInt8] {
        do {
            // Not `Data(contentsOf:)`, which wants a file with a length: `<(…)` of a shell is a pipe.
            let handle = try FileHandle(forReadingFrom: URL(filePath: file))
            return [UInt8](try handle.readToEnd() ?? Data())
        } catch {
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: file, isDirectory: &isFolder)
            let reason =
                isFolder.boolValue ? "it is a folder" : exists ? "you may not read it" : "there is no such file"
            throw Failure(status: .cannotReadOrWrite, message: "cannot read the \(kind) \(file): \(reason)")
        }
    }

    /// How many invalid lines of a file are reported.
    private static let mostWarnings = 3

    private static func warn(_ warnings: [LineWarning], of file: String) {
        for warning in warnings.prefix(mostWarnings) {
            StandardError.write("tidings: \(SafeText.line("\(file):\(warning)")); the line is left out\n")
        }
        if warnings.count > mostWarnings {
            let more = warnings.count - mostWarnings
            StandardError.write(
                "tidings: \(SafeText.line(file)): \(more) more line\(more == 1 ? "" : "s") left out\n")
        }
    }
}
