internal import ArgumentParser
internal import DigestReport
internal import MailArchive
internal import PatchIndex

/// The command `tidings sync [URL]`.
struct SyncCommand: AsyncParsableCommand, Sendable {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Fetches what is new in lists over HTTP, and brings the index up to date.",
        discussion: """
            Without an address, all lists of the configuration that have a url (~/.config/tidings/config):

                [list "kvm"]
                    url = https://lore.kernel.org/kvm

            An interrupted sync is resumed by the next one.
            """)

    @Argument(
        help: ArgumentHelp(
            "The address of a public-inbox, or names of lists in the configuration.", valueName: "url|list"))
    var names: [String] = []

    @Option(
        help: ArgumentHelp("Keep the archive in this folder; for one address.", valueName: "folder"),
        completion: .directory)
    var to: String?

    @Option(help: ArgumentHelp("Call the list this; for one address.", valueName: "name"))
    var name: String?

    @Flag(help: "The list has moved to this address: continue the archive fetched from the old one.")
    var moved = false

    @OptionGroup(title: "Index") var index: IndexOptions

    func validate() throws {
        guard to == nil || names.count == 1 else { throw ValidationError("--to can be used with one address only.") }
        guard name == nil || names.count == 1 else {
            throw ValidationError("--name can be used with one address only.")
        }
        guard !moved || names.count == 1 else { throw ValidationError("--moved can be used with one address only.") }
    }

    func run() async throws {
        let configuration = try await Configuration()
        let store = try index.open(configuration)
        var failures: [String] = []
        let limits = try configuration.syncLimits
        for list in try lists(in: configuration) {
            do {
                try await sync(list, store, limits)
            } catch let error as ArchiveError {
                // What stopped it was the person, not the server.
                try Task.checkCancellation()
                failures.append(error.description)
                StandardError.write("tidings: \(SafeText.line(error.description))\n")
            }
        }
        // Each was reported as it happened.
        if !failures.isEmpty { throw Failure(status: .cannotReadOrWrite, message: "") }
    }

    private func sync(_ list: Configuration.List, _ store: SQLiteStore, _ limits: SyncLimits) async throws {
        guard let url = list.url else { return }
        let line = ProgressLine.onTerminal()
        defer { line?.clear() }
        let mirror = try ArchiveMirror(url: url, at: list.path, limits: limits)
        let result = try await mirror.sync(hasMoved: moved) { progress in
            line?.draw(Self.line(list.name, progress))
        }
        line?.clear()
        let archive = try await Archive(at: list.path)
        let before = try await store.archiveSummaries().first { $0.archive.path == archive.path }?.messages ?? 0
        try await IndexRun(store: store).update(archive)
        let after = try await store.archiveSummaries().first { $0.archive.path == archive.path }?.messages ?? 0
        let epochs = result.epochs.count == 1 ? "1 epoch" : "\(result.epochs.count) epochs"
        // A history that was rewritten can have fewer.
        let (count, kind) = after < before ? (before - after, "fewer") : (after - before, "new")
        let news = count == 1 ? "1 \(kind) message" : "\(count) \(kind) messages"
        print("\(SafeText.line(list.name)): \(news), \(after) in \(epochs)")
    }

    /// The line `kvm: epoch 3 of 17, Receiving objects, 66 %`.
    private static func line(_ name: String, _ progress: SyncProgress) -> String {
        let share = progress.total > 0 ? ", \(progress.done * 100 / progress.total) %" : ""
        return "\(name): epoch \(progress.number) of \(progress.epochs), \(progress.step)\(share)"
    }

    private func lists(in configuration: Configuration) throws -> [Configuration.List] {
        let known = configuration.lists
        guard !names.isEmpty else {
            let lists = known.filter { $0.url != nil }
            if lists.isEmpty {
                throw Failure(
                    status: .nothingFound,
                    message: "the configuration names no list with a url; `tidings sync URL` fetches one")
            }
            return lists
        }
        return try names.map { name in
            if let list = known.first(where: { $0.name == name || $0.url == name }), list.url != nil {
                return Configuration.List(name: list.name, url: list.url, path: to ?? list.path)
            }
            guard name.contains("://") else {
                throw Failure(
                    status: .wrongUsage,
                    message: "'\(name)' is neither an address nor a list with a url in the configuration")
            }
            let address = try RemoteAddress(name)
            let short = self.name ?? address.url.split(separator: "/").dropFirst(2).last.map(String.init) ?? ""
            guard !short.hasPrefix("."), short.contains(where: { $0.isLetter || $0.isNumber }) else {
                throw Failure(
                    status: .wrongUsage, message: "\(address.url) names no list; say what it is called: --name NAME")
            }
            return Configuration.List(name: short, url: name, path: to ?? Configuration.archiveFolder(of: short))
        }
    }
}
