/// Archives that stay open, for a program that reads single messages again and again.
///
///     let archives = OpenArchives()
///     let mails = try await archives.bytes(of: locators, at: "/var/mail/kvm")
///
/// Of the git repositories, the ones read last keep a `git cat-file` each.
public actor OpenArchives {
    private let limit: Int
    private let largest: Int
    private var archives: [String: Archive] = [:]
    private var readers: [(path: String, reader: ObjectReader)] = []

    /// Keeps at most `limit` programs running.
    ///
    /// - Parameter largest: bytes of a mail that is read whole, where that is less than ``MailSize/limit``; of a larger one
    ///   the header alone is, or, in an archive that is no git repository, nothing.
    public init(limit: Int = 8, largest: Int = .max) {
        self.limit = max(1, limit)
        self.largest = largest
    }

    /// The raw bytes of messages, in the order of the locators; nil for one that the archive no longer has.
    ///
    /// - Throws: ``ArchiveError`` when there is no archive at `path`, or it cannot be read.
    public func bytes(of locators: [MessageLocator], at path: String) async throws(ArchiveError) -> [[UInt8]?] {
        var archive = try await archive(at: path)
        guard !archive.repositories.isEmpty else { return try await bytes(of: locators, in: archive) }
        if !locators.allSatisfy({ locator in archive.repositories.contains { $0.source == locator.source } }) {
            // An epoch that began since it was opened.
            archives[path] = nil
            archive = try await self.archive(at: path)
        }
        var messages = [[UInt8]?](repeating: nil, count: locators.count)
        for repository in archive.repositories {
            let wanted = locators.indices.filter { locators[$0].source == repository.source }
            guard !wanted.isEmpty else { continue }
            let found = try await reader(of: repository).blobs(wanted.map { locators[$0].location })
            for (index, bytes) in zip(wanted, found) { messages[index] = bytes }
        }
        return messages
    }

    private func bytes(of locators: [MessageLocator], in archive: Archive) async throws(ArchiveError) -> [[UInt8]?] {
        guard largest < .max else { return try await archive.bytes(of: locators) }
        // One at a time, so that of the large ones no two are in memory.
        var messages: [[UInt8]?] = []
        for locator in locators {
            let bytes = try await archive.bytes(of: [locator])[0]
            messages.append(bytes.flatMap { $0.count > largest ? nil : $0 })
        }
        return messages
    }

    private func archive(at path: String) async throws(ArchiveError) -> Archive {
        if let known = archives[path] { return known }
        let archive = try await Archive(at: path)
        archives[path] = archive
        return archive
    }

    /// The reader of a repository, which becomes the last one to be closed.
    private func reader(of repository: GitRepository) -> ObjectReader {
        let known = readers.firstIndex { $0.path == repository.path }
        let reader = known.map { readers.remove(at: $0).reader } ?? ObjectReader(repository, largest: largest)
        readers.append((repository.path, reader))
        if readers.count > limit { readers.removeFirst() }
        return reader
    }
}
