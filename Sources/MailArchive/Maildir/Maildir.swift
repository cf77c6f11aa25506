internal import Glibc
internal import MailFormat

/// An archive in a folder with `cur` and `new`, a file a message.
///
/// The format is maildir(5)'s. Folders inside it are not read.
///
/// Messages are numbered by their file's time, then name. When one was received is said by the last `Received` field, the
/// topmost, since copying a folder gives its files other times; the file's time counts where that lacks. The cursor is how
/// many were read and a fingerprint of their names: mail that came later is read on from there; when a message was
/// taken away, or came with an older time, the numbers change and everything is read again.
struct Maildir: Sendable {
    /// The folder.
    let path: String
    /// Where its messages are.
    let listing: MaildirListing

    /// The Maildir in a folder.
    init(path: String) {
        self.path = path
        listing = MaildirListing(path: path)
    }

    /// A message's file.
    fileprivate struct File {
        /// Name without flags, which stays when they change.
        var name: Substring
        var path: String
        var seconds: Int64
        var nanoseconds: Int64
    }

    /// The times of the two folders; nil when there is no message.
    func tip() throws(ArchiveError) -> String? {
        var parts: [String] = []
        var isEmpty = true
        for folder in ["cur", "new"] {
            var status = stat()
            guard stat("\(path)/\(folder)", &status) == 0, let names = folderNames("\(path)/\(folder)") else {
                throw .unreadable(path: "\(path)/\(folder)", reason: String(cString: strerror(errno)))
            }
            isEmpty = isEmpty && !names.contains { !$0.hasPrefix(".") }
            parts.append("\(status.st_ino):\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec):\(names.count)")
        }
        return isEmpty ? nil : parts.joined(separator: " ")
    }

    /// Reads the messages behind a cursor; see `Archive.read(_:after:consume:)`.
    nonisolated(nonsending) func read(
        after cursor: String?, consume: nonisolated(nonsending) (ArchiveBatch) async throws -> Void
    ) async throws {
        let files = try await onBlockingThread { () throws(ArchiveError) in try listedFiles() }
        var fingerprint = Fingerprint()
        var known = 0
        if let cursor {
            let parts = cursor.split(separator: " ")
            guard parts.count == 2, let count = Int(parts[0]), (0...files.count).contains(count) else {
                throw ArchiveError.rewritten(path: path, source: "all")
            }
            for file in files[..<count] { fingerprint.add(file) }
            guard fingerprint.text == parts[1] else { throw ArchiveError.rewritten(path: path, source: "all") }
            known = count
        }
        let rest = files[known...]
        let start = fingerprint
        try await readFiles(
            { batches in
                produce(rest, start, batches)
                return nil
            }, consume: consume)
    }

    private func produce(_ files: ArraySlice<File>, _ start: Fingerprint, _ batches: SingleSlotChannel<ArchiveBatch>) {
        var builder = BatchBuilder(batches, expected: files.count)
        var fingerprint = start
        for (index, file) in zip(files.indices, files) {
            fingerprint.add(file)
            guard let (bytes, isOversized) = content(file) else {
                builder.unreadable.append(String(file.name))
                continue
            }
            builder.append(
                ArchiveChange(
                    sequence: index + 1, commit: nil,
                    locator: MessageLocator(source: "all", location: String(file.name)),
                    receivedAt: Self.received(bytes) ?? file.seconds, kind: .added(bytes)), size: bytes.count)
            if isOversized { builder.oversized += 1 }
            if builder.isFull, !builder.flush(cursor: "\(index + 1) \(fingerprint.text)") { return }
        }
        _ = builder.flush(cursor: "\(files.endIndex) \(fingerprint.text)", evenEmpty: !builder.unreadable.isEmpty)
    }

    /// The messages with names, in order; nil for one that is missing.
    func messages(named names: [String]) -> [[UInt8]?] {
        names.map { name in listing.message(named: name) { Self.content($0)?.bytes } }
    }

    /// The bytes of a message; it may have moved from `new` to `cur` since it was listed.
    private func content(_ file: File) -> (bytes: [UInt8], isOversized: Bool)? {
        Self.content(file.path) ?? listing.message(named: String(file.name), Self.content)
    }

    private static func content(_ path: String) -> (bytes: [UInt8], isOversized: Bool)? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        let size = Int(status.st_size)
        if size <= MailSize.limit { return smallFile(path, limit: MailSize.limit).map { ($0, false) } }
        return fileStart(path, count: OversizedMail.headerLimit).map { (OversizedMail.bytes($0, size: size), true) }
    }

    /// When the last computer on the way received it: the date behind the `;` of the topmost `Received` field.
    private static func received(_ bytes: [UInt8]) -> Int64? {
        let message = Message(parsing: Array(bytes.prefix(bytes.headerEnd)))
        guard let field = message.header["Received"], let semicolon = field.lastIndex(of: 59),
            let date = MailDate(parsing: field[(semicolon + 1)...])
        else { return nil }
        // A clock that was never set is none.
        return date.secondsSince1970 > 86_400 * 365 ? date.secondsSince1970 : nil
    }

    private func listedFiles() throws(ArchiveError) -> [File] {
        var files: [File] = []
        for folder in ["new", "cur"] {
            guard let names = folderNames("\(path)/\(folder)") else {
                throw .unreadable(path: "\(path)/\(folder)", reason: String(cString: strerror(errno)))
            }
            for name in names where !name.hasPrefix(".") {
                var status = stat()
                let file = "\(path)/\(folder)/\(name)"
                guard stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
                files.append(
                    File(
                        name: name.prefix { $0 != ":" }, path: file, seconds: Int64(status.st_mtim.tv_sec),
                        nanoseconds: Int64(status.st_mtim.tv_nsec)))
            }
        }
        return files.sorted {
            ($0.seconds, $0.nanoseconds, $0.name) < ($1.seconds, $1.nanoseconds, $1.name)
        }
    }
}

extension Fingerprint {
    /// Adds a name and its end.
    fileprivate mutating func add(_ file: Maildir.File) {
        add(file.name.utf8)
        add([0])
    }
}

extension [UInt8] {
    /// Where the header of a mail ends: behind its first empty line.
    fileprivate var headerEnd: Int {
        var line = 0
        while let feed = self[line...].firstIndex(of: 10) {
            if feed == line || (feed == line + 1 && self[line] == 13) { return feed + 1 }
            line = feed + 1
        }
        return count
    }
}
