import Testing

@testable import MailArchive

@Suite("A reading that ends early")
struct EndingTests {
    struct Stop: Error, Equatable {}

    let folder = TemporaryFolder()

    @Test("throws what its reader threw", arguments: [1, 2])
    func consumerThrows(batch: Int) async throws {
        let repository = try await GitArchive(folder("a.git"), mails: 1...4000)
        let archive = try await Archive(at: repository.path)
        let source = try await archive.sources()[0]
        var batches = 0

        await #expect(throws: Stop()) {
            try await archive.read(source, after: nil) { _ in
                batches += 1
                if batches == batch { throw Stop() }
            }
        }
        #expect(batches == batch)
    }

    @Test("throws that it was cancelled when its task was")
    func cancelled() async throws {
        let repository = try await GitArchive(folder("a.git"), mails: 1...4000)
        let archive = try await Archive(at: repository.path)
        let source = try await archive.sources()[0]
        let task = Task {
            try await archive.read(source, after: nil) { _ in
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("because the tip is gone is git's failure")
    func noTip() async throws {
        let repository = try await GitArchive(folder("a.git"), mails: 1...3)
        let archive = try await Archive(at: repository.path)
        let gone = String(repeating: "1", count: 40)

        let error = await archiveError {
            try await archive.read(ArchiveSource(id: "all", tip: gone), after: nil) { _ in
                Issue.record("no batch is expected")
            }
        }
        #expect(error == .gitFailed(path: repository.path, command: "log", reason: "bad object \(gone)"))
    }
}
