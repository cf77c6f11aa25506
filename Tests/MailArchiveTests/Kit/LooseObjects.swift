import Foundation

/// The objects of a repository, each in a file of its own, so that a test can take one away.
struct LooseObjects {
    private let repository: GitArchive

    /// Unpacks every object.
    init(_ repository: GitArchive) throws {
        self.repository = repository
        let pack = "\(repository.path)/objects/pack"
        let aside = "\(repository.path)/aside"
        try FileManager.default.moveItem(atPath: pack, toPath: aside)
        try FileManager.default.createDirectory(atPath: pack, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: aside) where name.hasSuffix(".pack") {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["git", "--git-dir=\(repository.path)", "unpack-objects", "-q"]
            process.standardInput = FileHandle(forReadingAtPath: "\(aside)/\(name)")
            try process.run()
            process.waitUntilExit()
        }
    }

    /// Takes an object away.
    func remove(_ id: String) throws {
        try FileManager.default.removeItem(atPath: "\(repository.path)/objects/\(id.prefix(2))/\(id.dropFirst(2))")
    }
}
