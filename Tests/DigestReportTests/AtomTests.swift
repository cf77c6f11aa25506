import Foundation
import FoundationXML
import Testing

@testable import DigestReport

/// What feed readers rely on.
@Suite("Atom feed")
struct AtomTests {
    private func render(_ digest: Digest, _ change: (inout RenderingOptions) -> Void = { _ in }) -> String {
        var options = RenderingOptions()
        change(&options)
        return AtomRenderer(options: options).render(digest)
    }

    private func id(_ feed: String) -> Substring? { feed.firstMatch(of: /<id>(urn:uuid:[-0-9a-f]{36})<\/id>/)?.1 }

    @Test("names a list the same in every period, and each subscription otherwise")
    func feedID() {
        var later = SampleDigest.digest
        later.range.start = "cdf50852b"
        later.period = Digest.Period(first: Moment(1_767_830_400), last: Moment(1_767_916_800))
        later.series = []
        let feed = render(SampleDigest.digest)
        #expect(id(feed) != nil)
        #expect(id(feed) == id(render(later)))
        #expect(id(feed) != id(render(SampleDigest.digest) { $0.subscription = "week" }))
        var other = SampleDigest.digest
        other.list.address = "other@lists.example.org"
        #expect(id(feed) != id(render(other)))
    }

    @Test("makes UUIDs as RFC 9562 does")
    func uuid() {
        // Appendix A.4 of the RFC: www.example.com in the namespace of domain names.
        let domains: [UInt8] = [
            0x6B, 0xA7, 0xB8, 0x10, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
        ]
        #expect(
            NameUUID.text(namespace: domains, name: Array("www.example.com".utf8))
                == "2ed6657d-e927-568b-95e1-2665a8aea6a2")
        #expect(NameUUID.text(of: ["tide", "week"]) == "b91977a3-4580-5abc-86f5-5d442c8f4b90")
        #expect(NameUUID.text(of: ["a", "b"]) != NameUUID.text(of: ["ab", ""]))
    }

    @Test(
        "leads to messages whatever their ids are",
        arguments: [
            ("a.b-c_d~1@example.org", "a.b-c_d~1@example.org"), ("a/../b?c#d@x", "a%2F..%2Fb%3Fc%23d@x"),
            ("\"><script>\n@x", "%22%3E%3Cscript%3E%0A@x"), ("ü@x", "%C3%BC@x"), ("50%@x", "50%25@x"),
        ])
    func links(_ messageID: String, _ encoded: String) {
        var digest = SampleDigest.digest
        digest.series[0].messageID = messageID
        let local = render(digest)
        #expect(local.contains("<id>mid:\(encoded)</id>"))
        #expect(local.contains("<link rel=\"alternate\" href=\"mid:\(encoded)\"/>"))
        let served = render(digest) { $0.linkBase = "https://lore.example.org/tide/" }
        #expect(served.contains("<id>mid:\(encoded)</id>"))
        #expect(served.contains("type=\"text/html\" href=\"https://lore.example.org/tide/\(encoded)/\"/>"))
    }

    @Test("has an entry a posting, newest first, with what became of it")
    func entries() throws {
        let entries = render(SampleDigest.digest).split(separator: "<entry>").dropFirst()
        #expect(entries.count == SampleDigest.digest.series.count)
        let lock = try #require(entries.first)
        #expect(lock.contains("<title>v2: lock: hold [63:32] while moving</title>"))
        #expect(lock.contains("<published>2026-01-06T00:00:00Z</published>"))
        #expect(lock.contains("<author><name>Ana Lírio</name></author>"))
        #expect(lock.contains("term=\"Accepted\"/>"))
        #expect(lock.contains("hold it longer␛[2J"))
        #expect(lock.contains("<link rel=\"related\" href=\"mid:b0@x\" title=\"v1\"/>"))
        #expect(entries.dropFirst().first?.contains("v3, 2/3 parts: pump") == true)
    }

    @Test("tells by which notice a version was taken")
    func applied() {
        var digest = SampleDigest.digest
        digest.series[0].title = "gate: open"
        digest.series[0].author = "Bo <bo@example.com>"
        digest.series[0].version = 1
        #expect(render(digest).contains("1 of 2 parts taken&lt;/a&gt; by Cleo to tide.git main: "))
        digest.series[0].version = 2
        #expect(!render(digest).contains("parts taken"))
    }

    @Test("never has two entries of one id")
    func repeated() {
        var digest = SampleDigest.digest
        digest.series.append(digest.series[0])
        #expect(render(digest) == render(SampleDigest.digest))
    }

    @Test("has only characters that XML allows, and markup only of its own")
    func hostile() throws {
        var digest = SampleDigest.digest
        let attack = "]]><!--</title><script>\0\u{1B}[2J\u{FFFE}\u{FFFF}\u{202E}\r\"' &amp;&#0;"
        digest.list.name = attack
        digest.series[0].title = attack
        digest.series[0].author = "\(attack) <a@x>"
        digest.series[0].tags = [attack]
        digest.series[1].title = ""
        digest.series[1].author = ""
        digest.sections.newWorks[0].changelog = attack
        digest.sections.newWorks[0].keptTags = [attack]
        let feed = render(digest) { $0.linkBase = "https://x/?\"><script>" }
        let parser = XMLParser(data: Data(feed.utf8))
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        #expect(!feed.contains("<script") && !feed.contains("<!--") && !feed.contains("]]>"))
        #expect(feed.contains("(no title)") && feed.contains("(no name)"))
        #expect(!feed.unicodeScalars.contains { [0xFFFE, 0xFFFF].contains($0.value) })
    }

    @Test(
        "escapes what is markup, and nothing else",
        arguments: [
            ("a & b < c > d \" e", "a &amp; b &lt; c &gt; d &quot; e"), ("tab\tand\nline", "tab\tand\nline"),
            ("\0\u{1F}", "\u{FFFD}\u{FFFD}"), ("\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}"),
            ("\u{FFFD}ü€🙂\u{10FFBF}\u{FFC0}\u{FFBF}", "\u{FFFD}ü€🙂\u{10FFBF}\u{FFC0}\u{FFBF}"), ("", ""),
        ])
    func escaping(_ text: String, _ expected: String) {
        #expect(XMLText.escaped(text) == expected)
    }

    @Test("cuts what has no end")
    func long() {
        var digest = SampleDigest.digest
        digest.series[0].title = String(repeating: "a", count: 1_000_000)
        digest.entries[0].message = String(repeating: "b", count: 1_000_000)
        #expect(render(digest).utf8.count < 30_000)
    }
}
