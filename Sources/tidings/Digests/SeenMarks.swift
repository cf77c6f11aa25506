internal import DigestReport
internal import Foundation
internal import MailArchive
internal import PatchIndex

/// How far this reader has read each list, for `--new`: `$XDG_STATE_HOME/tidings/seen`, or `~/.local/state/tidings/seen`,
/// in the syntax of git's configuration.
struct SeenMarks {
    /// How far one list was read.
    struct Mark: Equatable {
        /// The archive's path, with the subscription's name before it where there is one: each reads at its own pace.
        var key: String
        /// The last sequence number of each source.
        var reached: [String: Int]
        /// When the newest message was received, in seconds since 1970 UTC.
        var received: Int64

        /// As far as the index has read an archive now.
        init(_ archive: IndexedArchive, _ request: DigestRequest, in store: SQLiteStore) async throws {
            let path = archive.path.replacing("\n", with: " ")
            key = request.subscription.map { "\($0):\(path)" } ?? path
            let spans = try await store.reach(of: archive.id)
            reached = Dictionary(spans.map { ($0.source, $0.through) }) { first, _ in first }
            received = try await store.newestMessages(in: archive.id, limit: 1).first?.received ?? 0
        }

        /// Reads `0:2818,1:12@1764000000`; nil for other text.
        init?(key: String, value: String) {
            guard let at = value.lastIndex(of: "@"), let received = Int64(value[value.index(after: at)...]) else {
                return nil
            }
            self.key = key
            self.received = received
            reached = [:]
            for pair in value[..<at].split(separator: ",") {
                guard let colon = pair.lastIndex(of: ":"), let number = Int(pair[pair.index(after: colon)...]) else {
                    return nil
                }
                reached[String(pair[..<colon])] = number
            }
        }

        /// The text that ``init(key:value:)`` reads.
        var value: String {
            reached.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: ",") + "@\(received)"
        }

        /// What came behind `mark`.
        func range(behind mark: Mark) -> ArchiveRange {
            // A history that was rewritten has lost numbers; then the time decides.
            guard mark.reached.allSatisfy({ (reached[$0.key] ?? 0) >= $0.value }) else {
                return ArchiveRange(spans: nil, since: mark.received + 1)
            }
            let spans = reached.sorted { $0.key < $1.key }.map { source, through in
                ArchiveRange.Span(source: source, after: mark.reached[source] ?? 0, through: through)
            }
            return ArchiveRange(
                spans: spans, startLabel: Moment(mark.received).day, endLabel: Moment(received).day,
                startTime: mark.received)
        }
    }

    private var marks: [String: Mark] = [:]

    /// Reads the file; without one, nothing was read yet.
    ///
    /// - Throws: `Failure` with git's words when the file cannot be read.
    init() async throws {
        let file = try Self.path()
        guard FileManager.default.fileExists(atPath: file) else { return }
        for (key, value) in try await ConfigurationFile(path: file).entries() where key.hasPrefix("seen.") {
            let name = key.dropFirst("seen.".count)
            guard name.hasSuffix(".reached") else { continue }
            let list = String(name.dropLast(".reached".count))
            marks[list] = Mark(key: list, value: value)
        }
    }

    /// How far the list with this key was read; nil for a new one.
    subscript(key: String) -> Mark? { marks[key] }

    /// Keeps marks in the file.
    ///
    /// - Throws: `Failure` when it cannot be written.
    static func keep(_ marks: [Mark]) async throws {
        guard !marks.isEmpty else { return }
        let file = try path()
        do {
            try FileManager.default.createDirectory(
                at: URL(filePath: file).deletingLastPathComponent(), withIntermediateDirectories: true)
        } catch {
            throw Failure(
                status: .cannotReadOrWrite,
                message: "cannot remember how far you have read: \(error.localizedDescription)")
        }
        for mark in marks { try await ConfigurationFile(path: file).set("seen.\(mark.key).reached", to: mark.value) }
    }

    private static func path() throws -> String {
        guard let folder = BaseDirectory.state.path(environment: Terminal.environment) else {
            throw Failure(
                status: .wrongUsage,
                message: "neither XDG_STATE_HOME nor HOME says where to remember what you have read")
        }
        return folder + "/seen"
    }
}
