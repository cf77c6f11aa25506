/// What can go wrong between the index and the machine it lives on.
///
/// Mail never causes one of these.
public enum IndexError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The index file cannot be opened or made: `path`, and what the system said.
    case cannotOpen(path: String, reason: String)
    /// The index was written by a newer Tidings: its schema version and the newest one this program knows.
    case newerSchema(path: String, found: Int, known: Int)
    /// The file at `path` is something else, a database of another program perhaps.
    case notAnIndex(path: String)
    /// Reading or writing failed half-way; nothing of the interrupted batch was kept.
    case failed(path: String, reason: String)
    /// Another process held the index for longer than we waited, in seconds.
    case busy(path: String, seconds: Int)
    /// Another process has written to the same source since we read it.
    case overtaken(path: String)
    /// The file is damaged: what SQLite said.
    case damaged(path: String, reason: String)
    /// The index keeps no words of mails, and something asks for them.
    case keepsNoWords(path: String)
    /// The index knows no such archive.
    case unknownArchive(String)

    /// One line for a person: what, where and what to do.
    public var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "cannot open the index \(path): \(reason); choose another place with --index FILE"
        case .newerSchema(let path, let found, let known):
            "the index \(path) has schema \(found), this program knows \(known): update tidings, or choose another file with --index FILE"
        case .notAnIndex(let path):
            "\(path) is not an index of tidings; choose another file with --index FILE"
        case .failed(let path, let reason):
            "the index \(path) could not be read or written: \(reason)"
        case .busy(let path, let seconds):
            "another process has held the index \(path) for \(seconds) seconds; try again when it is done"
        case .overtaken(let path):
            "another process has brought the index \(path) further at the same time; run it again"
        case .damaged(let path, let reason):
            "the index \(path) is damaged: \(reason); remove it with its -wal and -shm files, and `tidings index ARCHIVE` rebuilds it"
        case .keepsNoWords(let path):
            "the index \(path) keeps no words of mails; `tidings index --text` reads them in, and s:, f:, dfn:, d: and others need none"
        case .unknownArchive(let name):
            "the index has no archive \(name); run `tidings index \(name)` first"
        }
    }
}
