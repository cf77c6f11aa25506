internal import Glibc

/// An archive in one file: mails behind `From ` lines, plain or compressed with gzip.
struct Mbox: Sendable {
    /// The file.
    let path: String

    /// Checks that the file is one, or empty.
    ///
    /// - Throws: ``ArchiveError/notAnArchive(path:found:)`` when it begins otherwise.
    func check() throws(ArchiveError) {
        guard let start = try beginning() else { return }
        if FromLine(start.prefix { $0 != 10 }) != nil { return }
        let looksLikeMail = start.prefix { $0 != 10 }.contains(58) && start.first != 32
        throw .notAnArchive(
            path: path,
            found: looksLikeMail ? "a file without 'From ' lines, maybe a single mail" : "a file that is no mbox")
    }

    /// Whether it is an archive of Mailman 2, which hides addresses.
    func isPipermail() throws(ArchiveError) -> Bool {
        try beginning().map { HiddenAddresses.areIn($0[...]) } ?? false
    }

    /// Its first bytes, starting at the first message; nil when there is none.
    private func beginning() throws(ArchiveError) -> [UInt8]? {
        var start: [UInt8] = []
        let file = try GzipFile(path)
        while start.count < 1 << 16, try file.read(1 << 12, to: &start) {
            // Enough for most.
            if start.count >= 1 << 13, MboxSplitter.preamble(start) < 1 << 12 { break }
        }
        start.removeSubrange(..<MboxSplitter.preamble(start))
        return start.isEmpty ? nil : start
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

    private func produce(_ cursor: MboxCursor?, _ batches: SingleSlotChannel<ArchiveBatch>) throws(ArchiveError) {
        let file = try GzipFile(path)
        if let cursor { try check(cursor, in: file) }
        var splitter = try MboxSplitter(file, at: cursor.map { $0.location.offset + $0.location.length } ?? 0)
        var builder = BatchBuilder(batches)
        var sequence = cursor?.sequence ?? 0
        let isPipermail = try isPipermail()
        var last: (location: MboxLocation, raw: [UInt8])?
        func position() -> String {
            guard let last else { return "" }
            var fingerprint = Fingerprint()
            fingerprint.add(last.raw)
            return MboxCursor(sequence: sequence, location: last.location, fingerprint: fingerprint.text).description
        }
        var failure: ArchiveError?
        do throws(ArchiveError) {
            while let piece = try splitter.next() {
                let message = MboxMessage(
                    raw: piece.raw[...], length: piece.length, isCounted: piece.isCounted, isPipermail: isPipermail)
                let bytes = message.bytes
                sequence += 1
                last = (MboxLocation(offset: piece.offset, length: piece.length), piece.raw)
                builder.append(
                    ArchiveChange(
                        sequence: sequence, commit: nil,
                        locator: MessageLocator(source: "all", location: last!.location.description),
                        receivedAt: message.receivedAt(bytes), kind: .added(bytes)), size: bytes.count)
                if piece.isOversized { builder.oversized += 1 }
                if builder.isFull, !builder.flush(cursor: position()) { return }
            }
        } catch { failure = error }
        guard builder.flush(cursor: position()) else { return }
        if let failure { throw failure }
    }

    /// Checks that the last message that was read is still where it was, and that another, or nothing, follows.
    private func check(_ cursor: MboxCursor, in file: GzipFile) throws(ArchiveError) {
        let rewritten = ArchiveError.rewritten(path: path, source: "all")
        let length = cursor.location.length
        var bytes: [UInt8]
        let next: [UInt8]
        do throws(ArchiveError) {
            // Of a message that is too large the beginning alone was kept.
            bytes = try file.bytes(at: cursor.location.offset, count: MboxLocation.kept(of: length))
            next = try file.bytes(at: cursor.location.offset + length, count: 5)
        } catch { throw rewritten }
        guard bytes.count == MboxLocation.kept(of: length) else { throw rewritten }
        var fingerprint = Fingerprint()
        fingerprint.add(bytes)
        guard fingerprint.text == cursor.fingerprint, next.isEmpty || next.elementsEqual("From ".utf8) else {
            throw rewritten
        }
    }

    /// The messages at locations, in order; nil for one that is missing.
    func messages(at locations: [String]) throws(ArchiveError) -> [[UInt8]?] {
        let file = try GzipFile(path)
        let isPipermail = try isPipermail()
        var messages = [[UInt8]?](repeating: nil, count: locations.count)
        // In order of the file, since going back in a compressed one means to begin again.
        let known = locations.enumerated().compactMap { index, text in
            MboxLocation(text).map { (index: index, location: $0) }
        }
        for (index, location) in known.sorted(by: { $0.location.offset < $1.location.offset }) {
            let count = MboxLocation.kept(of: location.length)
            guard let raw = try? file.bytes(at: location.offset, count: count), raw.count == count,
                FromLine(raw.prefix { $0 != 10 }) != nil
            else { continue }
            messages[index] =
                MboxMessage(
                    raw: raw[...], length: location.length, isCounted: MboxSplitter.isCounted(raw),
                    isPipermail: isPipermail
                ).bytes
        }
        return messages
    }
}
