public import MailArchive
public import PatchIndex

/// What a digest is about: periods of archives, and which of their threads.
///
///     var scope = DigestScope(archive, range: range)
///     scope.filter.paths = ["arch/x86/kvm"]
public struct DigestScope: Sendable {
    /// A period of one archive.
    public struct ArchivePeriod: Sendable, Equatable {
        /// The archive.
        public var archive: IndexedArchive
        /// Which of its messages.
        public var range: ArchiveRange

        /// A period.
        public init(archive: IndexedArchive, range: ArchiveRange) {
            self.archive = archive
            self.range = range
        }
    }

    /// The periods, at least one; a message that several of them have counts once.
    public var periods: [ArchivePeriod]
    /// Which threads are reported; all unless narrowed down.
    public var filter = ThreadFilter()
    /// The name for titles; by default those of the archives.
    public var listName: String?
    /// After how many days without an answer a series waits for one.
    public var waitingAfter = 7
    /// What the reader knows of people and files.
    public var choices = DigestChoices()
    /// Where to look for what became of the patches; nowhere unless given.
    public var tree: MainlineSearch?
    /// Where the commits of the tree can be read, as ``CommitAddress`` takes it.
    public var commitURL: String?

    /// Periods of several archives in one digest.
    public init(_ periods: [ArchivePeriod]) {
        precondition(!periods.isEmpty, "a digest is of one archive at least")
        self.periods = periods
    }

    /// One period of one archive.
    public init(_ archive: IndexedArchive, range: ArchiveRange) {
        self.init([ArchivePeriod(archive: archive, range: range)])
    }
}
