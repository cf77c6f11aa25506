internal import ServiceLifecycle

/// Ends connections whose clients do not take their answers.
struct ConnectionWatch: Service {
    /// How often it looks.
    private static let pause = Duration.seconds(5)

    let connections: Connections

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                connections.closeSlow()
                try? await Task.sleep(for: Self.pause)
            }
        }
    }
}
