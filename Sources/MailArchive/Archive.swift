/// A mail archive on this machine: a public-inbox (v1, v2 or one bare epoch), an mbox or a Maildir.
///
///     let archive = try await Archive(at: "kvm.git")
///     for source in try await archive.sources() {
///         try await archive.read(source, after: nil) { batch in … }
///     }
///
/// Nothing is ever written to an archive.
public struct Archive: Sendable {
    /// Absolute path, symbolic links resolved.
    public let path: String
    /// The format.
    public let kind: Kind
    /// Short name for titles: what public-inbox's configuration in it says, else the folder's or file's name without
    /// `.git`, `.mbox`, `.gz` (for an epoch `0.git` the inbox's).
    public let name: String
    /// The list's address, where the archive says it.
    public let address: String?

    let repositories: [GitRepository]
    private let maildir: Maildir

    /// Formats of archives.
    public enum Kind: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
        /// A folder with `git/0.git`, `git/1.git`, …; or `all.git` beside them.
        case publicInboxV2 = "public-inbox v2"
        /// One bare repository of a public-inbox v2, whose commits add a file `m` each.
        case epoch = "public-inbox v2 epoch"
        /// One repository with a file `xx/yyyy…` a message.
        case publicInboxV1 = "public-inbox v1"
        /// A file of mails behind `From ` lines, plain or compressed with gzip.
        case mbox = "mbox"
        /// An mbox as Mailman 2 offers it for download, with `ana at reef.example.com (Ana Reis)` for addresses; `.txt` or
        /// `.txt.gz`.
        case pipermail
        /// A folder with `cur` and `new`.
        case maildir = "Maildir"

        /// The format's name, for people.
        public var description: String { rawValue }
    }

    /// Looks at what lies at `path` and makes it an archive.
    ///
    /// - Throws: ``ArchiveError`` when there is nothing, or nothing that is an archive, or it cannot be read.
    public init(at path: String) async throws(ArchiveError) {
        let layout = try await ArchiveLayout(at: path)
        let description = try await InboxDescription(of: layout)
        self.path = layout.path
        kind = layout.kind
        repositories = layout.repositories
        maildir = Maildir(path: layout.path)
        name = description.name
        address = description.address
    }

    /// The parts that can be read on their own, in order of age: an epoch each, or the whole archive.
    ///
    /// This is the look for news: for git it reads a file or two a repository and starts no program.
    public func sources() async throws(ArchiveError) -> [ArchiveSource] {
        switch kind {
        case .publicInboxV2, .epoch, .publicInboxV1:
            var sources: [ArchiveSource] = []
            for repository in repositories {
                sources.append(ArchiveSource(id: repository.source, tip: try await repository.tip()))
            }
            return sources
        case .mbox, .pipermail: return [ArchiveSource(id: "all", tip: try Mbox(path: path).tip())]
        case .maildir:
            // Counts the files of folders.
            let tip = try await onBlockingThread { [maildir] () throws(ArchiveError) in try maildir.tip() }
            return [ArchiveSource(id: "all", tip: tip)]
        }
    }

    /// Reads the changes of a source behind `cursor` (nil: from the beginning) up to its tip, oldest first, and hands them
    /// over in batches.
    ///
    /// A batch ends after about 4 MiB of mail or 1,024 changes, and may be without changes when only the cursor moves on.
    /// git reads on while `consume` works, up to the pipe's capacity and two batches. An error that `consume` throws ends
    /// git and is thrown on.
    ///
    /// - Throws: ``ArchiveError/rewritten(path:source:)`` before any batch when the history behind the cursor was
    ///   rewritten; `CancellationError` when the task was cancelled; another ``ArchiveError``.
    public nonisolated(nonsending) func read(
        _ source: ArchiveSource, after cursor: String?,
        consume: nonisolated(nonsending) (ArchiveBatch) async throws -> Void
    ) async throws {
        switch kind {
        case .publicInboxV2, .epoch, .publicInboxV1:
            guard let repository = repositories.first(where: { $0.source == source.id }) else {
                throw ArchiveError.rewritten(path: path, source: source.id)
            }
            let layout: HistoryParser.Layout = kind == .publicInboxV1 ? .hashed : .epoch
            try await repository.read(layout, tip: source.tip, after: cursor, consume: consume)
        case .mbox, .pipermail: try await Mbox(path: path).read(after: cursor, consume: consume)
        case .maildir: try await maildir.read(after: cursor, consume: consume)
        }
    }

    /// The raw bytes of messages, in the order of the locators; nil for one that the archive no longer has.
    public func bytes(of locators: [MessageLocator]) async throws(ArchiveError) -> [[UInt8]?] {
        switch kind {
        case .publicInboxV2, .epoch, .publicInboxV1:
            var messages = [[UInt8]?](repeating: nil, count: locators.count)
            for repository in repositories {
                let wanted = locators.indices.filter { locators[$0].source == repository.source }
                guard !wanted.isEmpty else { continue }
                let found = try await repository.blobs(wanted.map { locators[$0].location })
                for (index, bytes) in zip(wanted, found) { messages[index] = bytes }
            }
            return messages
        case .mbox, .pipermail:
            return try await onBlockingThread { [path] () throws(ArchiveError) in
                try Mbox(path: path).messages(at: locators.map(\.location))
            }
        case .maildir:
            return await onBlockingThread { [maildir] in maildir.messages(named: locators.map(\.location)) }
        }
    }
}
