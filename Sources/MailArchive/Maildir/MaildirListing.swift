internal import Glibc
internal import Synchronization

/// Where the messages of a Maildir are: names without flags, and the files that have them.
///
/// The folders are listed once and again only after they changed, since listing costs as much as the Maildir has messages
/// and is asked for with every look-up. A class, so that all copies of an ``Archive`` share one listing.
final class MaildirListing: Sendable {
    private let path: String
    private let known = Mutex<Known?>(nil)

    /// The folders as they were when they were listed.
    private struct Known {
        /// Path by name without flags.
        var files: [String: String]
        /// When each folder was changed last, in nanoseconds since 1970.
        var changed: [Int64]
        /// When they were listed, in nanoseconds since 1970.
        var listed: Int64
    }

    /// How often the folders were listed.
    var count: Int { listings.load(ordering: .relaxed) }
    private let listings = Atomic(0)

    /// The Maildir in a folder; nothing is listed yet.
    init(path: String) { self.path = path }

    /// A message as `read` takes it from its file, wherever the file is now; nil when it is missing.
    ///
    /// - Parameter name: the file's name without flags.
    func message<Content>(named name: String, _ read: (String) -> Content?) -> Content? {
        if let file = files(besides: nil)[name], let content = read(file) { return content }
        // It is new, or another program gave it other flags or moved it from `new` to `cur`.
        return files(besides: name)[name].flatMap(read)
    }

    /// The files; they are listed again when the folders changed, or when a name that a program looked for in vain could
    /// have come since: a change within the same tick of the clock leaves the time as it was (as in git's index, "racy").
    private func files(besides missing: String?) -> [String: String] {
        known.withLock { known in
            let changed = Self.folders.map { Self.time(of: "\(path)/\($0)") }
            if let current = known, current.changed == changed {
                let isRacy = changed.contains { $0 > current.listed - Self.tick }
                // A file that was there and is not any more was moved within that tick, too.
                if missing == nil || !isRacy { return current.files }
            }
            var files: [String: String] = [:]
            let listed = Self.now
            for folder in Self.folders {
                for name in folderNames("\(path)/\(folder)") ?? [] where !name.hasPrefix(".") {
                    files[String(name.prefix { $0 != ":" })] = "\(path)/\(folder)/\(name)"
                }
            }
            listings.add(1, ordering: .relaxed)
            known = Known(files: files, changed: changed, listed: listed)
            return files
        }
    }

    private static let folders = ["new", "cur"]
    /// The longest time that file systems leave between two times, in nanoseconds.
    private static let tick: Int64 = 2_000_000_000

    private static func time(of folder: String) -> Int64 {
        var status = stat()
        guard stat(folder, &status) == 0 else { return 0 }
        return Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    }

    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
