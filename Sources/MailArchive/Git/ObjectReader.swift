internal import Glibc
internal import Subprocess

/// A `git cat-file --batch` that stays, so that reading one message starts no process.
///
/// One reading goes on at a time; others wait in the order in which they came. git ends when this value goes away.
actor ObjectReader {
    private let repository: GitRepository
    private var session: Session?
    private var isBusy = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// A reader of one repository; git is started by the first reading.
    init(_ repository: GitRepository) {
        self.repository = repository
    }

    /// The bytes of blobs, in order; nil for one that is not here, or is no object's id.
    func blobs(_ ids: [String]) async throws(ArchiveError) -> [[UInt8]?] {
        await begin()
        defer { end() }
        // A git that was ended from outside, or that sat there when the repository was replaced, is started once more.
        if let session, let found = await read(ids, session) { return found }
        let fresh = try Session(repository)
        session = fresh
        if let found = await read(ids, fresh) { return found }
        session = nil
        throw repository.git.failed(["cat-file"], "it ended while it was read from")
    }

    private func read(_ ids: [String], _ session: Session) async -> [[UInt8]?]? {
        let questions = ids.map { isObjectID($0) ? $0 : "-" }
        return await onBlockingThread { session.answers(to: questions) }
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
        /// Questions of 41 or 65 bytes that fit into the smallest pipe together, so that git never waits for us while we
        /// wait for it.
        private static let chunk = 500

        private let questions: Descriptor
        private let answers: Descriptor
        private var stream: ObjectStream

        init(_ repository: GitRepository) throws(ArchiveError) {
            let (asked, answered) = (try Pipe(), try Pipe())
            questions = asked.writeEnd
            answers = answered.readEnd
            stream = ObjectStream(answered.readEnd, capacity: 1 << 18)
            let input = asked.readEnd.release()
            let output = answered.writeEnd.release()
            let configuration = try repository.git.configuration([
                "cat-file", "--batch=%(objectname) %(objectsize) %(objecttype)",
            ])
            // It ends by itself when the questions end; one that does not start leaves both pipes closed.
            Task {
                _ = try? await Subprocess.run(
                    configuration, input: .fileDescriptor(input, closeAfterSpawningProcess: true),
                    output: .fileDescriptor(output, closeAfterSpawningProcess: true), error: .discarded)
            }
        }

        deinit {
            questions.close()
            answers.close()
            stream.deallocate()
        }

        /// An answer a question; nil when git is gone.
        func answers(to ids: [String]) -> [[UInt8]?]? {
            var found: [[UInt8]?] = []
            found.reserveCapacity(ids.count)
            var place = 0
            while place < ids.count {
                let end = min(place + Self.chunk, ids.count)
                guard ask(ids[place..<end]) else { return nil }
                for _ in place..<end {
                    guard let answer = stream.next() else { return nil }
                    found.append(answer.bytes)
                }
                place = end
            }
            return found
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
                    let count = write(questions.number, rest.baseAddress, rest.count)
                    if count < 0, errno == EINTR { continue }
                    guard count > 0 else { return false }
                    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
                }
                return true
            }
        }
    }
}
