import Foundation
import MailFormat
import Testing

/// Whole mails: each `NAME.eml` in Fixtures is read and must give what `NAME.expected` says.
///
/// `TIDINGS_WRITE_EXPECTED=1 swift test --filter FixtureTests` writes the expected files anew; read the difference.
@Suite("Fixtures")
struct FixtureTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".eml") }.map { String($0.dropLast(4)) }.sorted()
    }()

    @Test("Read as expected", arguments: names)
    func fixture(_ name: String) throws {
        let bytes = try [UInt8](Data(contentsOf: Self.folder.appending(path: "\(name).eml")))
        let actual = Self.describe(Message(parsing: bytes))
        let file = Self.folder.appending(path: "\(name).expected")
        if ProcessInfo.processInfo.environment["TIDINGS_WRITE_EXPECTED"] != nil {
            try Data(actual.utf8).write(to: file)
        }
        #expect(try actual == String(decoding: Data(contentsOf: file), as: UTF8.self))
    }

    @Test("There are fixtures")
    func any() {
        #expect(!Self.names.isEmpty)
    }

    /// What a mail says, a line each, then its text.
    private static func describe(_ message: Message) -> String {
        func list(_ mailboxes: [Mailbox]) -> String { mailboxes.map(\.description).joined(separator: "; ") }
        func file(_ part: MIMEPart) -> String {
            "\(part.filename ?? "?") (\(part.contentType.name), \(part.content.count))"
        }
        let lines = [
            "subject: \(message.subject)",
            "sender: \(message.sender?.description ?? "none")",
            "from: \(list(message.from))",
            "to: \(list(message.to))",
            "cc: \(list(message.cc))",
            "date: \(message.date?.rfc5322() ?? "none")",
            "message-id: \(message.messageID ?? "none")",
            "in-reply-to: \(message.inReplyTo.joined(separator: " "))",
            "references: \(message.references.joined(separator: " "))",
            "list-id: \(message.listID ?? "none")",
            "attachments: \(message.attachments.map(file).joined(separator: ", "))",
            "defects: \(message.defects.map { "\($0.kind.rawValue) at \($0.offset)" }.joined(separator: ", "))",
        ]
        return lines.joined(separator: "\n") + "\n\n" + utf8(message.text)
    }
}
