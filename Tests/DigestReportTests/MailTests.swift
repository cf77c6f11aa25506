import Foundation
import MailFormat
import Testing

@testable import DigestReport

/// What mail programs rely on; our own parser reads the mails back.
@Suite("Digest as a mail")
struct MailTests {
    private static let envelope = try! MailEnvelope(
        from: "Zoë Müller <zoe@example.org>", to: ["tide@example.org, Ana <ana@example.org>"], cc: ["bo@example.com"])

    private func render(
        _ digest: Digest = SampleDigest.digest, _ change: (inout RenderingOptions) -> Void = { _ in }
    )
        -> String
    {
        var options = RenderingOptions()
        options.envelope = Self.envelope
        change(&options)
        return MailRenderer(options: options).render(digest)
    }

    private func message(
        _ digest: Digest = SampleDigest.digest, _ change: (inout RenderingOptions) -> Void = { _ in }
    )
        -> Message
    {
        Message(parsing: Array(render(digest, change).utf8))
    }

    private func text(_ part: MIMEPart) -> String { String(decoding: part.content, as: UTF8.self) }

    /// The only fields that a digest ever has; `Bcc` is none of them.
    private static let fields = [
        "Date", "From", "To", "Cc", "Subject", "Message-ID", "In-Reply-To", "References", "MIME-Version",
        "Content-Type", "Auto-Submitted", "Precedence", "User-Agent",
    ]

    private func names(_ message: Message) -> [String] {
        message.header.map { field in field.name }
    }

    @Test("has a header that answers for it")
    func header() {
        let message = message()
        #expect(names(message) == Self.fields)
        #expect(message.from == [Mailbox(name: "Zoë Müller", address: "zoe@example.org")])
        #expect(message.to.map(\.address) == ["tide@example.org", "ana@example.org"])
        #expect(message.cc.map(\.address) == ["bo@example.com"])
        #expect(message.subject == "tide digest, 2026-01-05 to 2026-01-07")
        #expect(message.date?.secondsSince1970 == 1_767_744_000)
        #expect(message.header.text("Auto-Submitted") == "auto-generated")
        #expect(message.defects.isEmpty)
    }

    @Test("has the text and the HTML, in short lines of ASCII")
    func parts() throws {
        let mail = render()
        for line in mail.split(separator: "\n") {
            #expect(line.utf8.count <= 78 && line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(line)")
        }
        #expect(!mail.contains("\r"))
        let parts = Message(parsing: Array(mail.utf8)).root.children
        try #require(parts.count == 2)
        var plain = RenderingOptions()
        plain.width = 72
        #expect(text(parts[0]) == TextRenderer(options: plain).render(SampleDigest.digest))
        #expect(text(parts[1]) == MailHTML(options: RenderingOptions()).text(of: SampleDigest.digest))
    }

    @Test("threads from week to week, and each digest is a mail of its own")
    func threads() {
        var later = SampleDigest.digest
        later.range.start = "cdf50852b"
        let (first, second) = (message(), message(later))
        #expect(first.messageID?.hasSuffix("@example.org") == true)
        #expect(first.messageID != second.messageID && first.messageID == message().messageID)
        #expect(first.references == second.references && first.references.count == 1)
        #expect(first.inReplyTo == first.references && first.references.first != first.messageID)
        let named = message { $0.subscription = "my-week" }
        #expect(named.references != first.references)
        // Another choice of what to tell is another mail.
        #expect(message { $0.sections = [.new] }.messageID != first.messageID)
    }

    @Test("is addressed to nobody in particular when nobody is named")
    func nobody() {
        let mail = render { $0.envelope = nil }
        #expect(mail.contains("\nFrom: tidings:;\nTo: undisclosed-recipients:;\nSubject: "))
        let message = Message(parsing: Array(mail.utf8))
        #expect(message.messageID?.hasSuffix("@tidings.invalid") == true)
    }

    @Test(
        "takes no text for an address that is none",
        arguments: [
            "", "jane", "jane@example.org\nBcc: victim@example.org x@", "Jane <jane>", "a@b, c", "ü@example.org",
        ])
    func addresses(_ text: String) {
        #expect(throws: MailEnvelope.BadAddress(text: text)) { try MailEnvelope(from: "a@b", to: [text]) }
        #expect(throws: MailEnvelope.BadAddress(text: text)) { try MailEnvelope(from: text) }
    }

    @Test("takes one sender")
    func sender() {
        #expect(throws: MailEnvelope.BadAddress.self) { try MailEnvelope(from: "a@b, c@d") }
    }

    @Test(
        "lets nothing begin another field or body",
        arguments: [
            "x\nBcc: victim@example.org", "x\r\n\r\n<script>", "=?utf-8?q?x=0ABcc:_v@e.org?=", "x\u{2028}Bcc: a@b",
        ])
    func injection(_ attack: String) throws {
        var digest = SampleDigest.digest
        digest.list.name = attack
        digest.list.address = attack
        digest.range.start = attack
        digest.series[0].title = attack
        digest.authors[0].label = attack
        let envelope = try MailEnvelope(
            from: "\"\(attack.replacing("\n", with: " "))\" <a@example.org>", to: ["b@example.org"], subject: attack)
        for subject in [attack, nil] {
            var envelope = envelope
            envelope.subject = subject
            let message = message(digest) {
                $0.envelope = envelope
                $0.subscription = attack
            }
            #expect(names(message) == Self.fields.filter { $0 != "Cc" })
            #expect(message.root.children.count == 2 && message.defects.isEmpty)
            #expect(message.from.map(\.address) == ["a@example.org"])
            #expect(message.subject.contains("Bcc") || message.subject.contains("script"))
        }
    }

    @Test("has HTML without scripts or anything from elsewhere")
    func html() throws {
        var digest = SampleDigest.digest
        let attack = "</pre></td><script>alert(1)</script><img src=\"https://evil.example/x\" onerror=alert(1)>"
        digest.list.name = attack
        digest.entries[0].message = attack
        digest.entries[0].messageID = "\"><script>@x"
        digest.sections.newWorks[0].title = attack
        digest.sections.newWorks[0].changelog = attack
        digest.sections.pullRequests[0].repository = attack
        digest.authors[0].label = attack
        let html = MailHTML(options: RenderingOptions()).text(of: digest)
        #expect(!html.contains(/<(script|img|link|svg|iframe|style)/) && !html.contains("url("))
        for reference in html.matches(of: /(?:href|src)="([^"]*)"/) {
            // But for the address of a commit, which the reader's own configuration names.
            #expect(reference.1.hasPrefix("mid:") || reference.1.hasPrefix("https://git.example.org/tide/c/"))
        }
    }
}
