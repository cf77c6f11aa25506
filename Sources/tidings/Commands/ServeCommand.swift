internal import ArgumentParser
internal import DigestReport
internal import Foundation
internal import Logging
internal import PatchIndex
internal import ServiceLifecycle
internal import WebUI

/// The command `tidings serve`.
struct ServeCommand: AsyncParsableCommand, Sendable {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Shows the archives in a browser.",
        discussion: """
            Serves what the index holds, on http://127.0.0.1:8080 unless told otherwise: threads, series with all their \
            versions, digests, people, search, feeds, mboxes, and a JSON API. Addresses are those of lore.kernel.org, so that \
            links and b4 work with the host name replaced.

            Ctrl-C or SIGTERM stop it when the requests under way are answered.
            """)

    @Option(
        help: ArgumentHelp(
            "Listen on this address and port.", discussion: "PORT alone means loopback; [::]:8080 every address.",
            valueName: "address:port"))
    var listen = ListenAddress(host: "127.0.0.1", port: 8080)

    @Option(
        help: ArgumentHelp(
            "The address under which readers reach the server, for feeds.",
            discussion: "Behind a proxy: https://lists.example.org", valueName: "url"))
    var baseURL: String?

    @Option(
        help: ArgumentHelp(
            "Answer requests for this host name, too; may be repeated.",
            discussion: """
                Names of this machine (localhost, an address) and that of --base-url are always answered; others are refused, \
                so that no page of another site can read the archives.
                """, valueName: "name"))
    var host: [String] = []

    @Option(
        help: ArgumentHelp(
            "Fetch and read new mail at this interval: 30s, 5m, 1h.",
            discussion: "The lists of the configuration that have a url, and every archive that the index knows.",
            valueName: "time"))
    var sync: Interval?

    @Option(help: ArgumentHelp("Keep finished pages in so many megabytes.", valueName: "megabytes"))
    var cache = 64

    @Option(
        help: ArgumentHelp(
            "Most connections at a time.",
            discussion: "By default as many as the limit on open files allows (ulimit -n), and 4096 at most.",
            valueName: "number"))
    var connections: Int?

    @Option(help: ArgumentHelp("What is logged on standard error: debug, info, warning, error.", valueName: "level"))
    var log = LogLevel(level: .info)

    @OptionGroup(title: "People and files") var people: PeopleOptions
    @OptionGroup(title: "Index") var index: IndexOptions

    func validate() throws {
        guard (1...65_536).contains(cache) else {
            throw ValidationError("--cache takes 1 to 65536 megabytes, not \(cache).")
        }
        if let connections, !(1...100_000).contains(connections) {
            throw ValidationError("--connections takes a number from 1 to 100000, not \(connections).")
        }
        if let name = host.first(where: { $0.isEmpty || $0.contains("/") || $0.contains(":") }) {
            throw ValidationError("--host takes a name such as lists.example.org, not '\(name)'.")
        }
        if let baseURL, !baseURL.hasPrefix("http://"), !baseURL.hasPrefix("https://") {
            throw ValidationError("--base-url takes an address such as https://lists.example.org, not '\(baseURL)'.")
        }
    }

    /// Seconds after which the program ends even where something does not let itself be stopped.
    private static let patience: UInt32 = 19

    func run() async throws {
        try await withTaskCancellationHandler {
            try await serve()
        } onCancel: {
            // Nothing is lost with a process that is ended: the index is always whole.
            Thread.detachNewThread {
                sleep(Self.patience)
                _exit(ExitStatus.done.rawValue)
            }
        }
    }

    /// How many connections there can be.
    ///
    /// - Throws: ``Failure`` when the limit on open files is too low for any.
    private func connectionLimit(_ logger: Logger) throws -> Int {
        guard let most = DescriptorLimit.connections else {
            throw Failure(
                status: .cannotReadOrWrite,
                message: """
                    the limit on open files (\(DescriptorLimit.current)) is too low for a server; raise it with \
                    `ulimit -n 1024` or, in a systemd unit, LimitNOFILE
                    """)
        }
        guard let connections else { return min(most, 4096) }
        if connections > most {
            logger.warning("\(most) connections at most, since the limit on open files is \(DescriptorLimit.current)")
        }
        return min(connections, most)
    }

    private func serve() async throws {
        let settings = try await Configuration()
        let store = try index.open(settings)
        if try await store.archives().isEmpty, sync == nil {
            throw Failure(
                status: .nothingFound,
                message: "the index has no list yet; `tidings index ARCHIVE` reads one, `tidings sync URL` fetches one")
        }
        // A run that was killed, or an older program, may have left something to work out; else this is done at once.
        try await store.settle()
        var logger = Logger(label: "tidings") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = log.level
        let configuration = WebConfiguration(
            host: listen.host, port: listen.port,
            baseURL: baseURL.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 },
            hosts: host, cacheSize: cache << 20, connections: try connectionLimit(logger),
            choices: try people.files.completed(by: settings.settings).choices())
        let server = try WebServer(store: store, configuration: configuration, logger: logger)
        let services = sync.map { [SyncService(store: store, pause: $0.duration, logger: logger)] } ?? []
        do {
            try await server.run(with: services)
        } catch let error where !(error is CancellationError) {
            throw Failure(
                status: .cannotReadOrWrite,
                message: "cannot serve on \(listen): \(error); choose another address with --listen")
        }
    }
}
