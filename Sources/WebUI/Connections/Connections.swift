internal import NIOCore
internal import Synchronization

/// The connections that are open, at most so many.
///
/// When there are as many as may be, the one that has been idle for longest makes room for a new one; when none is idle, the
/// new one gets an error and is closed.
final class Connections: Sendable {
    /// Connections over the limit that are sent an error; more are closed without one.
    static let mostRefused = 64

    private struct State {
        var clients: [ObjectIdentifier: ConnectedClient] = [:]
        var refused = 0
    }

    /// What becomes of a new connection.
    enum Admission {
        case admitted(ConnectedClient)
        /// It is sent the error that there are too many.
        case refused
        /// It is closed at once.
        case dropped
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) {
        self.limit = limit
    }

    /// The client at the other end of a channel; nil for one that was not admitted, and in memory.
    subscript(_ channel: any Channel) -> ConnectedClient? { state.withLock { $0.clients[ObjectIdentifier(channel)] } }

    /// A connection was made.
    func admit(_ channel: any Channel) -> Admission {
        let client = ConnectedClient(channel)
        let (admission, idle) = state.withLock { state -> (Admission, ConnectedClient?) in
            var idle: ConnectedClient?
            if state.clients.count >= limit {
                let idles = state.clients.compactMap { key, client in client.idleSince.map { (key, client, $0) } }
                guard let longest = idles.min(by: { $0.2 < $1.2 }) else {
                    guard state.refused < Self.mostRefused else { return (.dropped, nil) }
                    state.refused += 1
                    return (.refused, nil)
                }
                state.clients[longest.0] = nil
                idle = longest.1
            }
            state.clients[ObjectIdentifier(channel)] = client
            return (.admitted(client), idle)
        }
        idle?.close()
        return admission
    }

    /// A connection that was admitted has ended.
    func ended(_ channel: any Channel) { state.withLock { $0.clients[ObjectIdentifier(channel)] = nil } }

    /// One that was refused has ended.
    func refusedEnded() { state.withLock { $0.refused -= 1 } }

    /// Ends those whose clients take an answer more slowly than they may.
    func closeSlow(at now: ContinuousClock.Instant = .now) {
        let slow = state.withLock { $0.clients.values.filter { $0.isTooSlow(at: now) } }
        for client in slow { client.close() }
    }
}
