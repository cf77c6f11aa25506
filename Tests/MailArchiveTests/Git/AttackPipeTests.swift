import Foundation
import Testing

@testable import MailArchive

/// Pipes and devices in the place of the files that git opens by itself.
@Suite("Attack by pipes in a repository")
struct AttackPipeTests {
    let folder = TemporaryFolder()

    private static let files = [
        "objects/info/alternates", "objects/info/commit-graph", "objects/info/commit-graphs/commit-graph-chain",
        "objects/pack/multi-pack-index", "objects/pack/pack-0000000000000000000000000000000000000000.idx",
        "objects/pack/pack-0000000000000000000000000000000000000000.pack",
        "objects/00/00000000000000000000000000000000000000", "shallow", "packed-refs", "refs/heads/other",
        "refs/tags/deep/er", "logs/HEAD", "reftable/tables.list",
    ]

    /// What git would wait for, or read for ever.
    enum Trap: CaseIterable {
        case pipe, linkToPipe, device
    }

    private func set(_ trap: Trap, at path: String) throws {
        try FileManager.default.createDirectory(
            atPath: URL(filePath: path).deletingLastPathComponent().path, withIntermediateDirectories: true)
        try? FileManager.default.removeItem(atPath: path)
        switch trap {
        case .pipe: mkfifo(path, 0o600)
        case .linkToPipe:
            let pipe = folder("pipe")
            mkfifo(pipe, 0o600)
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: pipe)
        case .device: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/zero")
        }
    }

    @Test("are refused with their names, by archives and by trees", arguments: files, Trap.allCases)
    func refused(file: String, trap: Trap) async throws {
        let repository = try await GitArchive(folder("a.git"), mails: 1...2)
        let tip = try await repository.run(["rev-parse", "HEAD"])
        try set(trap, at: "\(repository.path)/\(file)")
        let error = await archiveError {
            _ = try await GitRepository(source: "all", path: repository.path).contains(tip, in: String(tip.reversed()))
        }
        guard case .unreadable(let path, _)? = error else {
            Issue.record("\(file): \(error.map(\.description) ?? "no error")")
            return
        }
        #expect(path.hasSuffix(file))
        #expect(await archiveError { _ = try await SourceTree(at: repository.path).head() } == error)
        #expect(await archiveError { _ = try await Reading(Archive(at: repository.path)) } != nil)
    }

    @Test("are refused where the objects are borrowed from")
    func lender() async throws {
        let lender = try await GitArchive(folder("lender.git"), mails: 1...2)
        let borrower = try await GitArchive(folder("borrower.git"))
        try Data("# from here\n../../lender.git/objects\n".utf8).write(
            to: URL(filePath: "\(borrower.path)/objects/info/alternates"))
        try await borrower.run(["update-ref", "refs/heads/master", try await lender.commits()[1]])
        try set(.pipe, at: "\(lender.path)/objects/pack/multi-pack-index")
        guard case .unreadable? = await archiveError({ _ = try await Reading(Archive(at: borrower.path)) }) else {
            Issue.record("not refused")
            return
        }
    }

    @Test("and folders that lead to themselves are refused, a list of lenders of a gigabyte too")
    func endless() async throws {
        let repository = try await GitArchive(folder("a.git"), mails: 1...2)
        let link = "\(repository.path)/refs/heads/again"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "..")
        #expect(await archiveError { _ = try await Reading(Archive(at: repository.path)) } != nil)
        try FileManager.default.removeItem(atPath: link)
        #expect(try await Reading(Archive(at: repository.path)).texts.count == 2)
        let alternates = "\(repository.path)/objects/info/alternates"
        try Data().write(to: URL(filePath: alternates))
        truncate(alternates, 1 << 30)
        #expect(await archiveError { _ = try await Reading(Archive(at: repository.path)) } != nil)
    }
}
