internal import MailArchive

/// The bytes of messages that the index knows, from the archives that have them.
public struct RawMessages: Sendable {
    private let store: any IndexStore

    /// A reader of what `store` knows.
    public init(store: any IndexStore) {
        self.store = store
    }

    /// The raw bytes by Message-ID; those that no archive has any more are left out.
    ///
    /// - Throws: `ArchiveError` when an archive is gone, ``IndexError``.
    public func bytes(of messageIDs: [String]) async throws -> [String: [UInt8]] {
        let deliveries = try await store.deliveries(of: messageIDs)
        var found: [String: [UInt8]] = [:]
        for (path, group) in Dictionary(grouping: deliveries, by: \.value.archive).sorted(by: { $0.key < $1.key }) {
            let bytes = try await Archive(at: path).bytes(of: group.map(\.value.locator))
            for (entry, bytes) in zip(group, bytes) { found[entry.key] = bytes }
        }
        return found
    }
}
