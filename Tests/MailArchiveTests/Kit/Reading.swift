@testable import MailArchive

/// What a reading gave, in a form that tests can compare.
struct Reading: Equatable {
    /// A change as a test writes it down.
    struct Entry: Equatable, CustomStringConvertible {
        var sequence: Int
        var receivedAt: Int64
        var text: String

        var description: String { "\(sequence) @\(receivedAt) \(text)" }
    }

    var entries: [Entry] = []
    var commits: [String?] = []
    var locators: [MessageLocator] = []
    var cursors: [String] = []
    var expected: Int?

    /// Reads a source of an archive, the first when none is named.
    init(_ archive: Archive, source id: String? = nil, after cursor: String? = nil) async throws {
        let sources = try await archive.sources()
        guard let source = id == nil ? sources.first : sources.first(where: { $0.id == id }) else { return }
        try await archive.read(source, after: cursor) { batch in
            for change in batch.changes {
                let text =
                    switch change.kind {
                    case .added(let bytes): String(decoding: bytes, as: UTF8.self)
                    case .removed(let id): "removed \(id ?? "?")"
                    }
                entries.append(Entry(sequence: change.sequence, receivedAt: change.receivedAt, text: text))
                commits.append(change.commit)
                locators.append(change.locator)
            }
            cursors.append(batch.cursor)
            expected = batch.expected
        }
    }

    /// The sequence numbers.
    var sequences: [Int] { entries.map(\.sequence) }
    /// The mails, or "removed …".
    var texts: [String] { entries.map(\.text) }
}

/// The error that an archive's work throws; nil when it succeeds.
func archiveError(_ body: () async throws -> Void) async -> ArchiveError? {
    do {
        try await body()
        return nil
    } catch { return error as? ArchiveError }
}
