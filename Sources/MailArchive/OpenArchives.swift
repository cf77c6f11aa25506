/// Archives that stay open, for a program that reads single messages again and again.
///
///     let archives = OpenArchives()
///     let mails = try await archives.bytes(of: locators, at: "/var/mail/kvm")
///
/// Of the git repositories, the ones read last keep a `git cat-file` each.
public actor OpenArchives {
    private let limit: Int
    private var archives: [String: Archive] = [:]
    private var readers: [(path: String, reader: ObjectReader)] = []

    /// Keeps at most `limit` programs running.
    public init(limit: Int = 8) {
        self.limit = max(1, limit)
    }

    /// The raw bytes of messages, in the order of the locators; nil for one that the archive no longer has.
    ///
    /// - Throws: ``ArchiveError`` when there is no archive at `path`, or it cannot be read.
    public func bytes(of locators: [MessageLocator], at path: String) async throws(ArchiveError) -> [[UInt8]?] {
        var archive = try await archive(at: path)
        guard !archive.repositories.isEmpty else { return try await archive.bytes(of: locators) }
        if !locators.allSatisfy({ locator in archive.repositories.contains { $0.source == locator.source } }) {
            // An epoch that began since it was opened.
            archives[path] = nil
            archive = try await self.archive(at: path)
        }
        var messages = [[UInt8]?](repeating: nil, count: locators.count)
        for repository in archive.repositories {
            let wanted = locators.indices.filter { locators[$0].source == repository.source }
            guard !wanted.isEmpty else { continue }
            let found = try await reader(of: repository).blobs(wanted.map { locators[$0].place })
            for (index, bytes) in zip(wanted, found) { messages[index] = bytes }
        }
        return messages
    }

    private func archive(at path: String) async throws(ArchiveError) -> Archive {
        if let known = archives[path] { return known }
        let archive = try await Archive(at: path)
        archives[path] = archive
        return archive
    }

    /// The reader of a repository, which from now on is the last one to go.
    private func reader(of repository: GitRepository) -> ObjectReader {
        let known = readers.firstIndex { $0.path == repository.path }
        let reader = known.map { readers.remove(at: $0).reader } ?? ObjectReader(repository)
        readers.append((repository.path, reader))
        if readers.count > limit { readers.removeFirst() }
        return reader
    }
}
