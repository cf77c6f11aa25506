import Foundation
import MailFormat
import PatchFormat
import Testing

/// Whole mails: each `Fixtures/*.eml` must give the text beside it, `*.expected`.
///
/// With `UPDATE_FIXTURES` in the environment the texts are written instead; read what changed before it is committed.
@Suite("Whole mails") struct FixtureTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    static let names: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".eml") }.map { String($0.dropLast(4)) }.sorted()

    @Test("reads", arguments: names)
    func reads(_ name: String) throws {
        let bytes = try Data(contentsOf: Self.folder.appending(path: "\(name).eml"))
        let file = Self.folder.appending(path: "\(name).expected")
        let text = description(of: PatchMail(Message(parsing: [UInt8](bytes))))
        if ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try text == String(contentsOf: file, encoding: .utf8))
    }

    @Test("there are mails to read") func hasFixtures() { #expect(Self.names.count >= 10) }
}

/// What a mail says, as text with a heading for each part that is there.
func description(of mail: PatchMail) -> String {
    var text = "kind: \(mail.kind.rawValue)\ntitle: \(mail.title)\nauthor: \(mail.author?.description ?? "-")\n"
    func add(_ heading: String, _ part: String?) {
        guard let part, !part.isEmpty else { return }
        text += "== \(heading)\n\(part)\n"
    }
    func bytes(_ heading: String, _ part: [UInt8]?) { add(heading, part.map { string($0) }) }
    add("date", mail.authorDate?.rfc5322())
    if let patch = mail.patch {
        bytes("message", patch.message)
        add("trailers", patch.trailers.map { "\($0.key): \($0.value)" }.joined(separator: "\n"))
        bytes("notes", patch.notes)
        bytes("diffstat", patch.diffstat)
        add("files", patch.files.map(line).joined(separator: "\n"))
        add("patch-id", patch.patchID?.description)
        add("base", patch.baseCommit)
        add("change", patch.changeID)
        add("prerequisites", patch.prerequisitePatchIDs.joined(separator: "\n"))
    }
    if let cover = mail.cover {
        bytes("message", cover.message)
        for section in cover.changelog {
            bytes("changelog " + (section.version.map { "v\($0)" } ?? "-"), section.text)
        }
        bytes("shortlog", cover.shortlog)
        bytes("diffstat", cover.diffstat)
        add("base", cover.baseCommit)
        add("change", cover.changeID)
        add("prerequisites", (cover.prerequisitePatchIDs + cover.prerequisites).joined(separator: "\n"))
    }
    if let request = mail.pullRequest {
        add(
            "pull",
            [request.repository, request.ref, request.baseCommit, request.tip].map { $0 ?? "-" }.joined(separator: "\n")
        )
        bytes("message", request.message)
        bytes("shortlog", request.shortlog)
        bytes("diffstat", request.diffstat)
    }
    add("review", mail.reviewTags.map { "\($0.key): \($0.value)" }.joined(separator: "\n"))
    add("links", mail.linkedMessageIDs.joined(separator: "\n"))
    return text
}

private func line(_ file: ChangedFile) -> String {
    let old = file.oldPath.map { " from \($0)" } ?? ""
    return
        "\(file.status.rawValue) \(file.path)\(old) +\(file.additions) -\(file.deletions)\(file.isBinary ? " binary" : "")"
}
