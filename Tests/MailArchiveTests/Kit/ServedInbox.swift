import TestKit
import Foundation

@testable import MailArchive

/// A public-inbox v2 behind a server of files: its epochs, and the manifest where a test wants one.
struct ServedInbox {
    /// The server.
    let server: FileServer
    /// The archive's address.
    var url: String { "\(server.url)/frob" }
    /// The epochs, oldest first.
    let epochs: [GitArchive]
    private let folder: TemporaryFolder

    /// Makes an inbox with three mails an epoch; a tenth of the numbers each.
    init(_ folder: TemporaryFolder, epochs count: Int) async throws {
        self.folder = folder
        try folder.folder("served/frob/git")
        var epochs: [GitArchive] = []
        for number in 0..<count {
            epochs.append(
                try await GitArchive(folder("served/frob/git/\(number).git"), mails: number * 10...number * 10 + 2))
            try await epochs[number].run(["update-server-info"])
        }
        self.epochs = epochs
        server = try FileServer(folder("served"))
    }

    /// Writes the manifest as it is now.
    func writeManifest() async throws {
        var entries: [String: [String: String]] = [:]
        for (number, epoch) in epochs.enumerated() {
            entries["/frob/git/\(number).git"] = ["fingerprint": try await epoch.run(["rev-parse", "HEAD"])]
        }
        try folder.write("served/frob/manifest.js.gz", gzip([UInt8](JSONSerialization.data(withJSONObject: entries))))
    }

    /// Adds a mail to an epoch.
    func add(_ number: Int, to epoch: Int) async throws {
        try await epochs[epoch].commit([.add(mail(number))], time: 1_762_450_000)
        try await epochs[epoch].run(["update-server-info"])
    }
}
