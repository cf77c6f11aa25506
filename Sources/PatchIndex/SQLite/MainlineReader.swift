internal import GRDB
internal import MailFormat
internal import PatchFormat
internal import PatchTracking

/// Looks up which patches of the lists a commit may be, and which commits a patch, within one transaction.
///
/// Everything is found by keys; what was read of a person stays in memory.
final class MainlineReader {
    private let byPatchID: HotStatement
    private let byMessageID: HotStatement
    private let byAuthor: HotStatement
    private let filesOfMessage: HotStatement
    private let path: HotStatement
    private var pathKeys: [Int64: UInt64] = [:]
    private var people: (byAddress: [String: [Int64]], byName: [String: [Int64]])
    private var patchesOfPerson: [Int64: PatchesOfPerson] = [:]
    private var filesOfPatch: [Int64: Set<UInt64>] = [:]

    /// A patch of the list with its row.
    struct IndexedCandidate {
        var row: Int64
        var candidate: PatchCandidate
    }

    /// The patches of one person.
    private struct PatchesOfPerson {
        var byTitle: [UInt64: [Int]] = [:]
        /// Oldest first.
        var all: [IndexedCandidate] = []
    }

    init(_ database: Database) throws {
        // Of a part that was repeated or replaced the mail that counts stands for all.
        let columns = """
            SELECT message.id, identity.text, message.title, message.subject, sent, message.received, patch_id,
                author.name, author.address
            FROM message JOIN identity ON identity.id = message.identity JOIN patch ON patch.message = message.id
            JOIN series_member ON series_member.message = message.id AND series_member.role = 0
            LEFT JOIN person AS author ON author.id = message.author
            """
        byPatchID = try HotStatement(database, columns + " WHERE patch.patch_id = ?")
        byMessageID = try HotStatement(database, columns + " WHERE identity.text = ? AND message.kind = 1")
        byAuthor = try HotStatement(database, columns + " WHERE message.author = ? AND message.kind = 1")
        filesOfMessage = try HotStatement(database, "SELECT path, old_path FROM changed_file WHERE message = ?")
        path = try HotStatement(database, "SELECT text FROM path WHERE id = ?")
        people = ([:], [:])
        let persons = try HotStatement(database, "SELECT id, name, address FROM person")
        while try persons.step() {
            let row = persons.integer(0) ?? 0
            let author = PatchAuthor(Mailbox(name: persons.text(1) ?? "", address: persons.text(2) ?? ""))
            if let address = author.address { people.byAddress[address, default: []].append(row) }
            if let name = author.name { people.byName[name, default: []].append(row) }
        }
    }

    /// The patches that `commit` may have been made from, by Message-ID.
    ///
    /// Those that have neither its diff nor its title and author nor a link from it are only asked for where no other is
    /// there, and change the same files.
    func candidates(for commit: TreeCommit, files: Set<UInt64>) throws -> [PatchCandidate] {
        var found: [String: PatchCandidate] = [:]
        for patchID in commit.patchIDs {
            byPatchID.bind(blob: patchID.bytes)
            for patch in try patches(byPatchID) { found[patch.candidate.messageID] = patch.candidate }
        }
        for messageID in commit.linkedMessageIDs {
            byMessageID.bind(messageID)
            for patch in try patches(byMessageID) { found[patch.candidate.messageID] = patch.candidate }
        }
        let persons = persons(of: commit.author)
        let title = TreeCommit.titleKey(commit.title)
        for person in persons {
            let own = try patches(of: person)
            for position in own.byTitle[title] ?? [] {
                let candidate = own.all[position].candidate
                found[candidate.messageID] = candidate
            }
        }
        if commit.origin(among: Array(found.values)) == nil, commit.undecided(among: Array(found.values)).isEmpty {
            for person in persons {
                for patch in try patches(of: person).all where commit.mayBe(patch.candidate) {
                    guard try Self.changesSameFiles(files, self.files(of: patch.row)) else { continue }
                    found[patch.candidate.messageID] = patch.candidate
                }
            }
        }
        return found.values.sorted { $0.messageID < $1.messageID }
    }

    /// At least half of the files of either are files of the other.
    static func changesSameFiles(_ left: Set<UInt64>, _ right: Set<UInt64>) -> Bool {
        let shared = left.count < right.count ? left.count(where: right.contains) : right.count(where: left.contains)
        return shared > 0 && shared * 2 >= max(left.count, right.count)
    }

    private func persons(of author: Mailbox) -> Set<Int64> {
        let author = PatchAuthor(author)
        return Set(
            (author.address.flatMap { people.byAddress[$0] } ?? [])
                + (author.name.flatMap { people.byName[$0] } ?? []))
    }

    private func patches(of person: Int64) throws -> PatchesOfPerson {
        if let known = patchesOfPerson[person] { return known }
        byAuthor.bind(person)
        var own = PatchesOfPerson()
        own.all = try patches(byAuthor).sorted {
            ($0.candidate.sentAt, $0.candidate.messageID) < ($1.candidate.sentAt, $1.candidate.messageID)
        }
        for (position, patch) in own.all.enumerated() {
            own.byTitle[TreeCommit.titleKey(patch.candidate.title), default: []].append(position)
        }
        patchesOfPerson[person] = own
        return own
    }

    private func patches(_ rows: HotStatement) throws -> [IndexedCandidate] {
        var found: [IndexedCandidate] = []
        while try rows.step() {
            let received = rows.integer(5) ?? 0
            found.append(
                IndexedCandidate(
                    row: rows.integer(0) ?? 0,
                    candidate: PatchCandidate(
                        messageID: rows.text(1) ?? "", title: rows.text(2) ?? "",
                        author: rows.text(8).map { Mailbox(name: rows.text(7) ?? "", address: $0) },
                        sentAt: PatchCandidate.date(sent: rows.integer(4), received: received),
                        patchID: rows.blob(6).flatMap { PatchID(bytes: $0) },
                        isAnnounced: PatchCandidate.isAnnounced(in: rows.text(3) ?? ""))))
        }
        return found
    }

    private func files(of message: Int64) throws -> Set<UInt64> {
        if let known = filesOfPatch[message] { return known }
        filesOfMessage.bind(message)
        var rows: [Int64] = []
        while try filesOfMessage.step() {
            rows += [filesOfMessage.integer(0), filesOfMessage.integer(1)].compactMap { $0 }
        }
        let files = try Set(rows.map(pathKey))
        filesOfPatch[message] = files
        return files
    }

    private func pathKey(_ row: Int64) throws -> UInt64 {
        if let known = pathKeys[row] { return known }
        path.bind(row)
        var key: UInt64 = 0
        while try path.step() { key = LinkKeySum(path.text(0) ?? "").value }
        pathKeys[row] = key
        return key
    }
}
