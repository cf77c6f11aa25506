internal import Glibc

/// An archive in one file: mails behind `From ` lines, plain or compressed with gzip.
struct Mbox: Sendable {
    /// The file.
    let path: String

    /// Checks that the file is one, or empty.
    ///
    /// - Throws: ``ArchiveError/notAnArchive(path:found:)`` when it begins otherwise.
    func check() throws(ArchiveError) {
        var start: [UInt8] = []
        let file = try GzipFile(path)
        while start.count < 1024, try file.read(1024, to: &start) {}
        guard !start.isEmpty else { return }
        if FromLine(start.prefix { $0 != 10 }) != nil { return }
        let looksLikeMail = start.prefix { $0 != 10 }.contains(58) && start.first != 32
        throw .notAnArchive(
            path: path,
            found: looksLikeMail ? "a file without 'From ' lines, maybe a single mail" : "a file that is no mbox")
    }

    /// Size, time and number of the file; nil when it is empty.
    func tip() throws(ArchiveError) -> String? {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
        guard status.st_size > 0 else { return nil }
        return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec) \(status.st_ino)"
    }

    /// Reads the messages behind a cursor; see `Archive.read(_:after:consume:)`.
    ///
    /// A compressed file that ends early gives its whole messages, then throws.
    nonisolated(nonsending) func read(
        after text: String?, consume: nonisolated(nonsending) (ArchiveBatch) async throws -> Void
    ) async throws {
        let cursor = text.flatMap(MboxCursor.init)
        if text != nil, cursor == nil { throw ArchiveError.rewritten(path: path, source: "all") }
        try await readFiles(
            { batches in
                do throws(ArchiveError) {
                    try produce(cursor, batches)
                    return nil
                } catch { return error }
            }, consume: consume)
    }

    private func produce(_ cursor: MboxCursor?, _ batches: Handoff<ArchiveBatch>) throws(ArchiveError) {
        let file = try GzipFile(path)
        if let cursor { try check(cursor, in: file) }
        var splitter = try MboxSplitter(file, at: cursor.map { $0.place.offset + $0.place.length } ?? 0)
        var builder = BatchBuilder(batches)
        var sequence = cursor?.sequence ?? 0
        var last: (place: MboxPlace, raw: [UInt8])?
        func position() -> String {
            guard let last else { return "" }
            var fingerprint = Fingerprint()
            fingerprint.add(last.raw)
            return MboxCursor(sequence: sequence, place: last.place, fingerprint: fingerprint.text).description
        }
        var failure: ArchiveError?
        do throws(ArchiveError) {
            while let (offset, raw) = try splitter.next() {
                let message = MboxMessage(raw: raw[...])
                let bytes = message.bytes
                sequence += 1
                last = (MboxPlace(offset: offset, length: raw.count), raw)
                builder.append(
                    ArchiveChange(
                        sequence: sequence, commit: nil,
                        locator: MessageLocator(source: "all", place: last!.place.description),
                        receivedAt: message.receivedAt(bytes), kind: .added(bytes)), size: raw.count)
                if builder.isFull, !builder.flush(cursor: position()) { return }
            }
        } catch { failure = error }
        guard builder.flush(cursor: position()) else { return }
        if let failure { throw failure }
    }

    /// Checks that the last message that was read is still where it was, and that another, or nothing, follows.
    private func check(_ cursor: MboxCursor, in file: GzipFile) throws(ArchiveError) {
        let rewritten = ArchiveError.rewritten(path: path, source: "all")
        var bytes: [UInt8]
        do throws(ArchiveError) {
            bytes = try file.bytes(at: cursor.place.offset, count: cursor.place.length + 1024)
        } catch { throw rewritten }
        guard bytes.count >= cursor.place.length else { throw rewritten }
        let next = bytes[cursor.place.length...]
        var fingerprint = Fingerprint()
        fingerprint.add(bytes[..<cursor.place.length])
        guard fingerprint.text == cursor.fingerprint, next.isEmpty || FromLine(next.prefix { $0 != 10 }) != nil else {
            throw rewritten
        }
    }

    /// The messages at places, in order; nil for one that is not there.
    func messages(at places: [String]) throws(ArchiveError) -> [[UInt8]?] {
        let file = try GzipFile(path)
        var messages = [[UInt8]?](repeating: nil, count: places.count)
        // In order of the file, since going back in a compressed one means to begin again.
        let known = places.enumerated().compactMap { index, text in MboxPlace(text).map { (index: index, place: $0) } }
        for (index, place) in known.sorted(by: { $0.place.offset < $1.place.offset }) {
            guard let raw = try? file.bytes(at: place.offset, count: place.length), raw.count == place.length,
                FromLine(raw.prefix { $0 != 10 }) != nil
            else { continue }
            messages[index] = MboxMessage(raw: raw[...]).bytes
        }
        return messages
    }
}
