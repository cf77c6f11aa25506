internal import DigestReport
internal import Foundation
internal import MailArchive
internal import MailFormat
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

/// Finds what a person named in the index, after bringing it up to date with the archives it knows.
struct ChangeLookup {
    var store: SQLiteStore
    /// Who is the same person, as the user's mailmap says.
    let mailmap: Mailmap

    init(_ store: SQLiteStore, _ configuration: Configuration) async throws {
        self.store = store
        mailmap = try PeopleFiles().completed(by: configuration.settings).choices().mailmap
        for known in try await store.archives() {
            guard FileManager.default.fileExists(atPath: known.path) else {
                StandardError.write("tidings: \(known.path) is gone; what the index has of it is used\n")
                continue
            }
            try await IndexRun(store: store).update(try await Archive(at: known.path))
        }
    }

    /// The change that `name` (a Message-ID, an address or a title) means.
    ///
    /// - Throws: `Failure` when there is none, or more than one.
    func change(_ name: String) async throws -> TrackedChange {
        guard name.contains(where: { !$0.isWhitespace }) else {
            throw Failure(status: .wrongUsage, message: "name a message or a series; '\(name)' is neither")
        }
        guard let id = MessageName.messageID(in: name) else {
            // Not every Message-ID looks like one.
            if let tracked = try await store.change(of: MessageName.possibleID(in: name), joined: mailmap.joining) {
                return tracked
            }
            return try await change(titled: name)
        }
        if let tracked = try await store.change(of: id, joined: mailmap.joining) { return tracked }
        guard try await store.thread(of: id)?.messages[id] != nil else { throw Self.unknown(name) }
        throw Failure(
            status: .nothingFound,
            message: "<\(id)> is neither a patch nor an answer to one; `tidings thread` shows its thread")
    }

    private func change(titled title: String) async throws -> TrackedChange {
        let found = try await store.series(titled: title)
        guard let newest = found.first, let part = newest.parts.first else { throw Self.unknown(title) }
        if found.count > 1 {
            let names = found.prefix(20).map { "\n  v\($0.version)  \($0.title)" }.joined()
            let rest = found.count > 20 ? "\n  and \(found.count - 20) more" : ""
            throw Failure(
                status: .nothingFound,
                message: "\(found.count) series have that in their title; give more of one title:", list: names + rest)
        }
        guard let id = try await store.messageID(of: part.message),
            let tracked = try await store.change(of: id, joined: mailmap.joining)
        else {
            throw Self.unknown(title)
        }
        return tracked
    }

    static func unknown(_ name: String) -> Failure {
        Failure(
            status: .nothingFound,
            message:
                "the index has no message or series called '\(name)'; run `tidings index ARCHIVE` for its list first")
    }

    /// The mails of some messages, parsed.
    ///
    /// - Parameter archive: path of the archive whose copies are wanted; nil for any.
    func mails(
        _ messageIDs: [String], in archive: String? = nil
    ) async throws -> [String: (message: Message, mail: PatchMail)] {
        try await RawMessages(store: store).bytes(of: messageIDs, in: archive).mapValues { bytes in
            let message = Message(parsing: bytes)
            return (message, PatchMail(message))
        }
    }
}
