internal import DigestReport
internal import Foundation
internal import MailArchive
internal import PatchIndex

/// Makes the digest that was asked for: brings the index up to date, finds the periods, composes.
struct DigestRun {
    /// The index.
    var store: SQLiteStore
    /// The user's settings.
    var configuration: Configuration

    /// A digest, and what has to be remembered once the reader has it.
    struct Result {
        var digest: Digest
        var listing: DigestListing
        /// How far each archive was read, for a digest of what is new.
        var seen: [SeenMarks.Mark]
        /// Where its messages can be read; nil when nobody says.
        var linkBase: String?
    }

    /// Makes the digest.
    ///
    /// - Throws: `Failure`, `ArchiveError`, `IndexError`.
    func compose(_ request: DigestRequest) async throws -> Result {
        let tree: MainlineSearch?
        if let path = request.tree {
            tree = try await MainlineSearch(tree: path, store: store)
        } else {
            tree = nil
        }
        let files = request.files.completed(by: configuration.settings)
        var choices = try files.choices()
        // What the project says of its people counts where the reader has no file of their own.
        if files.mailmap == nil, let own = try await tree?.file(".mailmap") { choices.mailmap = Mailmap(parsing: own) }
        try Self.check(request.filter.subsystems, choices.maintainers)
        let (names, revisions) = try await split(request.names)
        var periods: [DigestScope.ArchivePeriod] = []
        var seen: [SeenMarks.Mark] = []
        let marks = request.isNew ? try await SeenMarks() : nil
        for name in names {
            let archive = try await ArchiveName.archive(name, in: store, configuration)
            let expression = RangeExpression(
                revisions: revisions, since: request.last.flatMap(RangeOptions.since) ?? request.since,
                until: request.until)
            // Resolved first where nothing is known yet, so that a slip of the pen costs no reading of the whole archive.
            let isKnown = try await store.archives().contains { $0.path == archive.path }
            if !isKnown { _ = try await archive.resolve(expression) }
            let known = try await IndexRun(store: store).update(archive)
            var range = try await archive.resolve(expression, cursors: store.cursors(of: known))
            // Words such as "1 week ago" mean another time tomorrow: titles say the day.
            if request.last != nil { range.startLabel = nil }
            if let marks {
                let mark = try await SeenMarks.Mark(known, request, in: store)
                range = try await unseen(behind: marks[mark.key], of: archive, name: name, now: mark)
                seen.append(mark)
            }
            periods.append(DigestScope.ArchivePeriod(archive: known, range: range))
        }
        var scope = DigestScope(periods)
        scope.filter = request.filter
        scope.choices = choices
        scope.listName = request.listName
        scope.waitingAfter = request.waitingAfter
        scope.tree = tree
        scope.commitURL = try Self.commitURL(in: configuration.settings)
        let (digest, listing) = try await DigestComposer(store: store).compose(scope)
        return Result(
            digest: digest, listing: listing, seen: seen,
            linkBase: request.linkBase ?? Self.linkBase(of: periods.map(\.archive), configuration))
    }

    /// Where the configuration says that commits can be read.
    private static func commitURL(in settings: [String: String]) throws -> String? {
        guard let text = settings["commiturl"], !text.isEmpty else { return nil }
        guard LinkBase.address(text) != nil else {
            throw Failure(
                status: .wrongUsage,
                message:
                    "tidings.commiturl = \(text): it takes an http: or https: address, with %s for the commit's name")
        }
        return text
    }

    /// Where the configuration says that a list is served; several lists have no address in common.
    private static func linkBase(of archives: [IndexedArchive], _ configuration: Configuration) -> String? {
        guard archives.count == 1 else { return nil }
        let list = configuration.lists.first { $0.path == archives[0].path }
        // A password in it is for fetching, not for readers.
        return list?.url.flatMap { (try? RemoteAddress($0))?.url }.flatMap(LinkBase.address)
    }

    /// Sees to it that names of subsystems mean something: a slip of the pen would choose nothing.
    private static func check(_ names: [String], _ maintainers: Maintainers?) throws {
        guard !names.isEmpty else { return }
        guard let maintainers else {
            throw Failure(
                status: .wrongUsage,
                message: "--subsystem needs a MAINTAINERS file: --maintainers FILE, or tidings.maintainers")
        }
        for name in names where maintainers.sections(matching: name).isEmpty {
            throw Failure(status: .wrongUsage, message: "the MAINTAINERS file has no section '\(name)'")
        }
    }

    /// What came behind a mark; in the first digest of a list, what came in the last week.
    private func unseen(
        behind mark: SeenMarks.Mark?, of archive: Archive, name: String, now: SeenMarks.Mark
    ) async throws -> ArchiveRange {
        guard let mark else {
            StandardError.write("tidings: the first digest of what is new on \(SafeText.line(name)): the last week\n")
            var range = try await archive.resolve(RangeExpression(since: "1 week ago"))
            range.startLabel = nil
            return range
        }
        return now.range(behind: mark)
    }

    /// Tells archives from a range behind them: what names an archive is one.
    private func split(_ names: [String]) async throws -> (archives: [String], range: String?) {
        guard names.count > 1, let last = names.last else { return (names, nil) }
        let lists = configuration.lists.map(\.name)
        let known = try await store.archives().map(\.name)
        guard !FileManager.default.fileExists(atPath: last), !lists.contains(last), !known.contains(last) else {
            return (names, nil)
        }
        guard names.count == 2 else {
            throw Failure(
                status: .wrongUsage,
                message: last.contains("..")
                    ? "a range of commits goes with one archive; choose by --since and --until in several"
                    : "there is no archive '\(last)'")
        }
        return (Array(names.dropLast()), last)
    }
}
