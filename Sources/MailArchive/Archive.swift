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
    /// Short name for titles: the folder's or file's name without `.git`, `.mbox`, `.gz` (for an epoch `0.git` the inbox's), or what public-inbox's configuration in it says.
    public let name: String
    /// The list's address, where the archive says it.
    public let address: String?

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
        /// A folder with `cur` and `new`.
        case maildir = "Maildir"

        /// The format's name, for people.
        public var description: String { rawValue }
    }

    /// Looks at what lies at `path` and makes it an archive.
    ///
    /// - Throws: ``ArchiveError`` when there is nothing, or nothing that is an archive, or it cannot be read.
    public init(at path: String) async throws(ArchiveError) {
        throw .notAnArchive(path: path, found: "nothing known")
    }

    /// The parts that can be read on their own, in order of age: an epoch each, or the whole archive.
    public func sources() async throws(ArchiveError) -> [ArchiveSource] { [] }

    /// Reads the changes of a source behind `cursor` (nil: from the beginning), oldest first, and hands them over in batches.
    ///
    /// A batch ends after about 4 MiB of mail or 1,024 changes. git reads on while `consume` works, up to the pipe's capacity and one batch.
    /// When the history behind the cursor was rewritten, ``ArchiveError/rewritten(path:source:)`` is thrown before any batch.
    public func read(
        _ source: ArchiveSource, after cursor: String?, consume: (ArchiveBatch) async throws -> Void
    ) async throws {}

    /// The raw bytes of messages, in the order of the locators; nil for one that the archive no longer has.
    public func bytes(of locators: [MessageLocator]) async throws(ArchiveError) -> [[UInt8]?] { [] }

    /// Turns a range as a person wrote it into places in the sources.
    public func resolve(_ range: RangeExpression) async throws(ArchiveError) -> ArchiveRange {
        throw .unknownCommit("", path: path)
    }
}
