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
    /// The index has no words for full-text search, and something asks for them.
    case keepsNoWords(path: String)
    /// The index knows no such archive.
    case unknownArchive(String)

    /// One line for a person: what and where; what to do depends on the program, which says it.
    public var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "cannot open the index \(path): \(reason)"
        case .newerSchema(let path, let found, let known):
            "the index \(path) has schema \(found), but this program knows schemas up to \(known)"
        case .notAnIndex(let path):
            "\(path) is not an index of tidings"
        case .failed(let path, let reason):
            "the index \(path) could not be read or written: \(reason)"
        case .busy(let path, let seconds):
            "another process has held the index \(path) for \(seconds) seconds"
        case .overtaken(let path):
            "another process has read the same archive into the index \(path) at the same time"
        case .damaged(let path, let reason):
            "the index \(path) is damaged: \(reason)"
        case .keepsNoWords(let path):
            "the index \(path) has no words for full-text search"
        case .unknownArchive(let name):
            "the index has no archive \(name)"
        }
    }
}
