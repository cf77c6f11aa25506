internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
public import Logging
internal import NIOCore
public import PatchIndex
public import ServiceLifecycle

/// The archive in a browser: pages, feeds and an API over what the index holds.
///
///     let server = try WebServer(store: store, configuration: WebConfiguration(), logger: logger)
///     try await server.run()
///
/// It only reads, while other processes write to the index and the archives.
public struct WebServer: Sendable {
    private let configuration: WebConfiguration
    private let logger: Logger
    private let site: Site
    /// What answers requests; tests ask it in memory.
    let responder: WebResponder

    /// A server that reads `store`.
    public init(
        store: any IndexStore, configuration: WebConfiguration = WebConfiguration(), logger: Logger
    ) throws {
        try self.init(store: store, configuration: configuration, logger: logger, clock: systemClock)
    }

    /// A server that goes by another clock.
    init(
        store: any IndexStore, configuration: WebConfiguration, logger: Logger, clock: @escaping Clock
    ) throws {
        self.configuration = configuration
        self.logger = logger
        let metrics = Metrics()
        site = try Site(store: store, configuration: configuration, metrics: metrics, clock: clock)
        responder = WebResponder(site: site, log: AccessLog(logger: logger), metrics: metrics)
    }

    /// Serves until the task is cancelled, then finishes the requests that are under way.
    ///
    /// - Parameter services: what runs beside it, such as the fetching of new mail.
    /// - Throws: what the system says when the address cannot be had.
    public func run(with services: [any Service] = []) async throws {
        FreedMemory.limitArenas()
        // They are stopped in reverse order: event streams are finished before the server waits for connections.
        var group = ServiceGroupConfiguration(
            services: services + [
                application(), ConnectionWatch(connections: site.connections),
                NewMailService(site: site, logger: logger),
            ], logger: logger)
        group.maximumGracefulShutdownDuration = configuration.drainTime
        let running = ServiceGroup(configuration: group)
        // In a task of its own, since cancelling would end the requests under way, too.
        let serving = Task { try await running.run() }
        try await withTaskCancellationHandler {
            try await serving.value
        } onCancel: {
            Task { await running.triggerGracefulShutdown() }
        }
    }

    private func application() -> Application<WebResponder> {
        let logger = logger
        let connections = site.connections
        return Application(
            responder: responder,
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [ConnectionHandler(connections)],
                    idleTimeout: TimeAmount(configuration.idleTimeout),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: "tidings",
                // Those over the limit are accepted, too, to be sent an error.
                availableConnectionsDelegate: MaximumAvailableConnections(
                    configuration.connections + Connections.mostRefused)),
            onServerRunning: { channel in
                logger.info("listening on \(channel.localAddress.map(String.init(describing:)) ?? "nothing")")
            }, logger: logger)
    }
}
