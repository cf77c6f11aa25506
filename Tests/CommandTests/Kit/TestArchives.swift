import Foundation

/// Archives that tests read; each is made once a test run and removed at its end.
enum TestArchives {
    /// The sample list; its tags are `january` and `february`.
    static func sample() throws -> String { try sampleList.get() }

    /// The real archive behind the founding document; its tags are `from` and `to`.
    static func kvm() throws -> String { try kvmList.get() }

    /// The founding document: the digest of `from..to` by the script that Tidings replaces.
    static let foundingDocument = shared.appending(path: "reference/kvm-update-17982ee4c-cdf50852b.txt")

    /// Whether the real archive is at hand; it is too large for this repository and not ours to spread.
    static var hasKVM: Bool {
        [kvmBundle, foundingDocument].allSatisfy { FileManager.default.fileExists(atPath: $0.path) }
    }

    private static let shared = Program.package.appending(path: "../shared")
    private static let kvmBundle = shared.appending(path: "corpora/kvm-2025q4.bundle")

    private static let sampleList = Result {
        let archive = folder.appending(path: "tide-devel").path
        try make(Program.package.appending(path: "scripts/make-sample-archive"), [archive])
        return archive
    }

    private static let kvmList = Result {
        let archive = folder.appending(path: "kvm.git").path
        try make(URL(filePath: "/usr/bin/env"), ["git", "clone", "--quiet", "--mirror", kvmBundle.path, archive])
        return archive
    }

    private static let folder: URL = {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tidings-archives-\(UUID().uuidString)")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(at: TestArchives.folder) }
        return folder
    }()

    private static func make(_ executable: URL, _ arguments: [String]) throws {
        let run = try Program.run(executable, arguments, in: folder)
        guard run.status == 0 else { throw Failure(description: run.complaint) }
    }

    private struct Failure: Error, CustomStringConvertible {
        var description: String
    }
}
