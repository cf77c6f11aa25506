internal import DigestReport
internal import Logging
internal import PatchIndex
internal import ServiceLifecycle

/// Looks for new mail in the index while there are subscribers.
struct NewMailService: Service {
    /// How often it looks.
    private static let pause = Duration.seconds(2)
    /// Looks between two heartbeats, which keep proxies from closing the connection.
    private static let heartbeat = 8

    let site: Site
    let logger: Logger

    func run() async throws {
        await withGracefulShutdownHandler {
            await cancelWhenGracefulShutdown { await watch() }
        } onGracefulShutdown: {
            site.broadcaster.finish()
        }
        site.broadcaster.finish()
    }

    private func watch() async {
        var known: [String: String] = [:]
        var revision = ""
        var looks = 0
        while !Task.isCancelled {
            do {
                if site.broadcaster.hasSubscribers {
                    let snapshot = try await site.watch.snapshot()
                    if snapshot.revision != revision {
                        for newMail in try await newMail(in: snapshot, since: &known) where !revision.isEmpty {
                            site.broadcaster.send(.newMail(newMail))
                        }
                        revision = snapshot.revision
                    }
                    looks += 1
                    if looks % Self.heartbeat == 0 { site.broadcaster.send(.heartbeat) }
                } else {
                    // The next subscriber starts with the index as it is then.
                    revision = ""
                }
            } catch {
                if !Task.isCancelled { logger.warning("cannot look for news: \(error)") }
            }
            try? await Task.sleep(for: Self.pause)
        }
    }

    /// The newest message of each list that has another one than it had.
    private func newMail(
        in snapshot: IndexWatch.Snapshot, since known: inout [String: String]
    ) async throws -> [EventBroadcaster.NewMail] {
        var found: [EventBroadcaster.NewMail] = []
        for list in snapshot.lists.lists {
            guard let newest = try await site.store.newestMessages(in: list.archive?.id, limit: 1).first else {
                continue
            }
            if known.updateValue(newest.messageID, forKey: list.name) != newest.messageID {
                found.append(
                    EventBroadcaster.NewMail(
                        list: list.name, messageId: newest.messageID, subject: SafeText.line(newest.subject),
                        received: Moment(newest.received).iso8601))
            }
        }
        return found
    }
}
