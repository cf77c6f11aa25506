internal import DigestReport
internal import Logging
internal import PatchIndex
internal import ServiceLifecycle

/// Looks for news in the index while somebody follows them.
struct NewsService: Service {
    /// How often it looks.
    private static let pause = Duration.seconds(2)
    /// Looks between two signs of life, which keep proxies from closing the connection.
    private static let beat = 8

    let site: Site
    let logger: Logger

    func run() async throws {
        await withGracefulShutdownHandler {
            await cancelWhenGracefulShutdown { await watch() }
        } onGracefulShutdown: {
            site.news.close()
        }
        site.news.close()
    }

    private func watch() async {
        var known: [String: String] = [:]
        var revision = ""
        var looks = 0
        while !Task.isCancelled {
            do {
                if site.news.hasFollowers {
                    let snapshot = try await site.watch.snapshot()
                    if snapshot.revision != revision {
                        for news in try await changes(in: snapshot, since: &known) where !revision.isEmpty {
                            site.news.tell(.news(news))
                        }
                        revision = snapshot.revision
                    }
                    looks += 1
                    if looks % Self.beat == 0 { site.news.tell(.beat) }
                } else {
                    // Whoever comes next starts from what is there then.
                    revision = ""
                }
            } catch {
                if !Task.isCancelled { logger.warning("cannot look for news: \(error)") }
            }
            try? await Task.sleep(for: Self.pause)
        }
    }

    /// The newest message of each list that has another one than it had.
    private func changes(
        in snapshot: IndexWatch.Snapshot, since known: inout [String: String]
    ) async throws -> [NewsDesk.News] {
        var news: [NewsDesk.News] = []
        for list in snapshot.lists.lists {
            guard let newest = try await site.store.newestMessages(in: list.archive?.id, limit: 1).first else {
                continue
            }
            if known.updateValue(newest.messageID, forKey: list.name) != newest.messageID {
                news.append(
                    NewsDesk.News(
                        list: list.name, messageId: newest.messageID, subject: SafeText.line(newest.subject),
                        received: Moment(newest.received).iso8601))
            }
        }
        return news
    }
}
