internal import Glibc
public import MailArchive

/// The bytes of messages that the index knows, from the archives that have them.
public struct RawMessages: Sendable {
    private let store: any IndexStore
    private let archives: OpenArchives?

    /// A reader of what `store` knows; with `archives`, those stay open between two calls.
    public init(store: any IndexStore, archives: OpenArchives? = nil) {
        self.store = store
        self.archives = archives
    }

    /// The raw bytes by Message-ID; those that no archive has any more are left out.
    ///
    /// A missing archive is skipped where another one has the same mail.
    ///
    /// - Parameter archive: path of the archive that is asked, whose own copies come first; `nil` for any.
    /// - Throws: `ArchiveError` when an archive cannot be read, ``IndexError``.
    public func bytes(of messageIDs: [String], in archive: String? = nil) async throws -> [String: [UInt8]] {
        try await bytes(of: messageIDs, at: deliveries(of: messageIDs, in: archive))
    }

    /// Where messages are, by Message-ID, in the order in which they are looked for, for who reads them a few at a time.
    public func deliveries(
        of messageIDs: [String], in archive: String? = nil
    ) async throws -> [String: [MessageDelivery]] {
        let known = try await store.deliveries(of: messageIDs)
        guard let archive else { return known }
        return known.mapValues { all in
            all.filter { $0.archive == archive } + all.filter { $0.archive != archive }
        }
    }

    /// The raw bytes of some of the messages whose deliveries are known; those that no archive has any more are left out.
    ///
    /// - Throws: `ArchiveError` when an archive cannot be read.
    public func bytes(
        of messageIDs: some Sequence<String> & Sendable, at deliveries: [String: [MessageDelivery]]
    ) async throws -> [String: [UInt8]] {
        var open: [String: [MessageDelivery]] = [:]
        for id in messageIDs { open[id] = deliveries[id] }
        var found: [String: [UInt8]] = [:]
        while !open.isEmpty {
            // The next location of each message, archive by archive.
            var locations: [String: [(id: String, locator: MessageLocator)]] = [:]
            for (id, deliveries) in open {
                if let next = deliveries.first { locations[next.archive, default: []].append((id, next.locator)) }
            }
            for (path, wanted) in locations.sorted(by: { $0.key < $1.key }) {
                for (id, bytes) in zip(wanted.map(\.id), try await read(wanted.map(\.locator), at: path)) {
                    found[id] = bytes
                }
            }
            open = open.compactMapValues { $0.count > 1 ? Array($0.dropFirst()) : nil }.filter { found[$0.key] == nil }
        }
        return found
    }

    private func read(_ locators: [MessageLocator], at path: String) async throws -> [[UInt8]?] {
        // A missing path is no failure here; asked first, since it is the common case of a moved archive.
        guard access(path, F_OK) == 0 else { return locators.map { _ in nil } }
        if let archives { return try await archives.bytes(of: locators, at: path) }
        let archive = try await Archive(at: path)
        return try await archive.bytes(of: locators)
    }
}
