internal import Glibc
internal import Subprocess

/// A `git cat-file --batch` that stays, so that reading one message starts no process.
///
/// There is one read at a time; others wait in the order in which they came. git ends when this value goes away.
actor ObjectReader {
    private let repository: GitRepository
    private let largest: Int
    private var session: Session?
    private var isBusy = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// A reader of one repository; git is started by the first reading.
    ///
    /// - Parameter largest: bytes of a mail that is read whole, where that is less than ``MailSize/limit``.
    init(_ repository: GitRepository, largest: Int = .max) {
        self.repository = repository
        self.largest = largest
    }

    /// The bytes of blobs, in order; nil for one that is not here or is damaged, or is no object's id.
    func blobs(_ ids: [String]) async throws(ArchiveError) -> [[UInt8]?] {
        await begin()
        defer { end() }
        var found: [[UInt8]?] = []
        // Where the last git ended, so that it ends there once only.
        var ending: Int?
        while found.count < ids.count {
            let asked: Session
            if let session { asked = session } else { asked = try Session(repository, largest) }
            session = asked
            let (answers, isCut) = await read(ids[found.count...], asked)
            found += answers
            guard found.count < ids.count else { break }
            // A git that was ended from outside, or that sat there when the repository was replaced, is started once more.
            session = nil
            if ending != found.count {
                ending = found.count
            } else if isCut {
                // git ends at a damaged blob; the rest is asked for again.
                found.append(nil)
            } else {
                throw repository.git.failed(["cat-file"], "it ended while it was read from")
            }
        }
        return found
    }

    private func read(
        _ ids: ArraySlice<String>, _ session: Session
    ) async -> (found: [[UInt8]?], isCut: Bool) {
        let requests = ids.map { isObjectID($0) ? $0 : "-" }
        return await onBlockingThread { session.answers(to: requests) }
    }

    private func begin() async {
        guard isBusy else {
            isBusy = true
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func end() {
        if waiting.isEmpty { isBusy = false } else { waiting.removeFirst().resume() }
    }

    /// A running git.
    ///
    /// `@unchecked Sendable`: only the one reading that ``ObjectReader`` lets in touches the stream.
    private final class Session: @unchecked Sendable {
        /// Requests of 41 or 65 bytes that fit into the smallest pipe together, so that git never waits for us while we
        /// wait for it.
        private static let chunk = 500

        private let requests: Descriptor
        private let answers: Descriptor
        private var stream: ObjectStream

        init(_ repository: GitRepository, _ largest: Int) throws(ArchiveError) {
            let (asked, answered) = (try Pipe(), try Pipe())
            requests = asked.writeEnd
            answers = answered.readEnd
            stream = ObjectStream(answered.readEnd, capacity: 1 << 18, largest: largest)
            let input = asked.readEnd.release()
            let output = answered.writeEnd.release()
            let configuration = try repository.git.objectConfiguration(
                "%(objectname) %(objectsize) %(objecttype)", isBuffered: false)
            // It ends by itself when the requests end; one that does not start leaves both pipes closed.
            Task {
                _ = try? await Subprocess.run(
                    configuration, input: .fileDescriptor(input, closeAfterSpawningProcess: true),
                    output: .fileDescriptor(output, closeAfterSpawningProcess: true), error: .discarded)
            }
        }

        deinit {
            requests.close()
            answers.close()
            stream.deallocate()
        }

        /// An answer for each request, fewer when git has exited; `isCut` when it ended in the middle of an object.
        func answers(to ids: [String]) -> (found: [[UInt8]?], isCut: Bool) {
            var found: [[UInt8]?] = []
            found.reserveCapacity(ids.count)
            var start = 0
            while start < ids.count {
                let end = min(start + Self.chunk, ids.count)
                guard ask(ids[start..<end]) else { return (found, false) }
                for _ in start..<end {
                    guard let answer = stream.next() else { return (found, stream.unfinished != nil) }
                    found.append(answer.bytes)
                }
                start = end
            }
            return (found, false)
        }

        private func ask(_ ids: ArraySlice<String>) -> Bool {
            var lines: [UInt8] = []
            for id in ids {
                lines += id.utf8
                lines.append(10)
            }
            return lines.withUnsafeBytes { bytes in
                var rest = bytes
                while !rest.isEmpty {
                    let count = write(requests.number, rest.baseAddress, rest.count)
                    if count < 0, errno == EINTR { continue }
                    guard count > 0 else { return false }
                    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
                }
                return true
            }
        }
    }
}
