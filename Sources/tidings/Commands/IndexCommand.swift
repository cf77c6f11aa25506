internal import ArgumentParser
internal import DigestReport
internal import Foundation
internal import MailArchive
internal import PatchIndex

/// The command `tidings index ARCHIVE …`.
struct IndexCommand: AsyncParsableCommand, Sendable {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Brings the index up to date with archives.",
        discussion: """
            Only what is new since the last run is read. Every other command does this by itself; this one is for doing it \
            ahead of time, from cron or after a fetch. Without an archive, all that the index knows are read.
            """)

    @Argument(
        help: ArgumentHelp("The archives: public-inboxes, mboxes, Maildirs, or names of lists.", valueName: "archive"),
        completion: .file())
    var archives: [String] = []

    @Flag(help: "Throw away what the index holds and read all its archives again.")
    var rebuild = false

    @Flag(
        help: ArgumentHelp(
            "Keep the words of all mails for full-text search, from now on.",
            discussion:
                "Takes a quarter more time and three quarters more space. What the index holds already is read once more."
        )
    )
    var text = false

    @Flag(help: "Read all archives of the index again and compare; nothing in the index is changed but what is new.")
    var check = false

    @Option(
        help: ArgumentHelp(
            "Remove this archive from the index; the archive itself is not touched.", valueName: "archive"))
    var forget: String?

    @Flag(
        help: ArgumentHelp("Print all that the index holds, a line a row, to compare two indexes.", visibility: .hidden)
    )
    var contents = false

    @OptionGroup(title: "Index") var index: IndexOptions

    func run() async throws {
        let configuration = try await Configuration()
        let store = try index.open(configuration)
        if contents {
            let lines = try await store.contents()
            return try Output.writeMail(Array(lines.map { $0 + "\n" }.joined().utf8))
        }
        if let forget {
            guard let archive = try await store.archives().first(where: { $0.path == forget || $0.name == forget })
            else {
                throw Failure(
                    status: .nothingFound,
                    message: "the index has no archive '\(forget)'; `tidings list` shows those it has")
            }
            return try await store.forget(archive)
        }
        if check, !rebuild { try await lookForDamage(store) }
        let known = try await store.archives().map(\.path)
        let gone = known.filter { !FileManager.default.fileExists(atPath: $0) }
        // To keep words, everything is read again; so nothing may be gone.
        let keepsText = try await store.keepsText()
        let isMadeAnew = rebuild || (text && !keepsText)
        if isMadeAnew {
            // What cannot be read again must not be thrown away.
            guard gone.isEmpty else {
                throw Failure(
                    status: .cannotReadOrWrite,
                    message:
                        "nothing was rebuilt, since archives are gone; bring them back, or `tidings index --forget` them:",
                    list: gone.map { "\n  \($0)" }.joined())
            }
            try await store.empty()
            if text { try await store.keepText() }
        }
        for path in gone where archives.isEmpty {
            StandardError.write("tidings: \(SafeText.line(path)) is gone; the index keeps what it has of it\n")
        }
        let others = archives.isEmpty || isMadeAnew ? known.filter { !gone.contains($0) } : []
        var failed = 0
        for path in others + archives {
            do {
                try await IndexRun(store: store).update(try await ArchiveName.archive(path, in: store, configuration))
            } catch let error as ArchiveError {
                // The archives behind it are read all the same.
                try Task.checkCancellation()
                failed += 1
                StandardError.write("tidings: \(SafeText.line(error.description))\n")
            }
        }
        if check { try await check(store) }
        // Each was reported as it happened.
        if failed > 0 { throw Failure(status: .cannotReadOrWrite, message: "") }
    }

    /// Before anything is read from the index or written to it: what is damaged cannot be brought up to date.
    private func lookForDamage(_ store: SQLiteStore) async throws {
        let damage = try await IndexCheck.damage(of: store)
        guard !damage.isEmpty else { return }
        throw Failure(
            status: .cannotReadOrWrite,
            message:
                "the index \(store.path) is damaged; remove it with its -wal and -shm files, and `tidings index ARCHIVE` rebuilds it:",
            list: Self.list(damage))
    }

    private static func list(_ lines: [String]) -> String {
        "\n" + lines.prefix(20).joined(separator: "\n") + (lines.count > 20 ? "\nand \(lines.count - 20) more" : "")
    }

    /// The mails that are not the same everywhere; nothing where all are.
    private static func text(of copies: [DifferingCopies]) -> String {
        guard !copies.isEmpty else { return "" }
        let number = copies.count == 1 ? "1 Message-ID has" : "\(copies.count) Message-IDs have"
        return "\(number) mails that differ; the first archive's is used:\n"
            + copies.map { copy in
                SafeText.line("  <\(copy.messageID)> in \(copy.archives.joined(separator: ", "))") + "\n"
            }.joined()
    }

    private func check(_ store: SQLiteStore) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tidings-check-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let bar = ProgressBar.onTerminal()
        let found = try await IndexCheck(store, scratch: folder.appending(path: "index.sqlite").path) { bar?.draw($0) }
        bar?.clear()
        guard !found.isSound else {
            let copies = try await store.differingCopies()
            return try await Output(file: nil, usesPager: false).write(
                "the index agrees with its archives\n" + Self.text(of: copies))
        }
        throw Failure(
            status: .cannotReadOrWrite,
            message: "the index does not agree with its archives; `tidings index --rebuild` rebuilds it:",
            list: Self.list(found.damage + found.differences))
    }
}
