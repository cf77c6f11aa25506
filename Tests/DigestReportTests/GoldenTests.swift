import DigestReport
import Foundation
import Testing

/// Each format of the sample digest, against the file in `Golden/`.
///
/// `TIDINGS_GOLDEN=write swift test --filter Golden` writes them anew.
@Suite("Golden files of the renderers")
struct GoldenTests {
    struct Case: CustomTestStringConvertible {
        var file: String
        var digest: Digest
        var format: DigestFormat
        var options = RenderingOptions()
        var testDescription: String { file }
    }

    static let cases = [
        Case(file: "sample.txt", digest: SampleDigest.digest, format: .text),
        Case(
            file: "sample-color-60.txt", digest: SampleDigest.digest, format: .text,
            options: RenderingOptions(top: 1, width: 60, isColored: true)),
        Case(file: "sample.classic", digest: SampleDigest.digest, format: .classic),
        Case(file: "sample.md", digest: SampleDigest.digest, format: .markdown),
        Case(file: "sample.json", digest: SampleDigest.digest, format: .json),
        Case(file: "sample.atom", digest: SampleDigest.digest, format: .atom),
        Case(file: "sample.eml", digest: SampleDigest.digest, format: .mail),
        Case(file: "empty.txt", digest: SampleDigest.empty, format: .text),
        Case(file: "empty.classic", digest: SampleDigest.empty, format: .classic),
        Case(file: "empty.md", digest: SampleDigest.empty, format: .markdown),
        Case(file: "empty.json", digest: SampleDigest.empty, format: .json),
        Case(file: "empty.atom", digest: SampleDigest.empty, format: .atom),
        Case(file: "empty.eml", digest: SampleDigest.empty, format: .mail),
    ]

    @Test("is written as before", arguments: cases)
    func golden(_ test: Case) throws {
        let rendered = test.format.renderer(test.options).render(test.digest)
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(test.file)")
        if ProcessInfo.processInfo.environment["TIDINGS_GOLDEN"] == "write" {
            try Data(rendered.utf8).write(to: file)
        }
        #expect(rendered == String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }

    @Test("lets no control character of a mail through", arguments: DigestFormat.allCases)
    func controls(_ format: DigestFormat) {
        let rendered = format.renderer().render(SampleDigest.digest)
        let harmful: [ClosedRange<UInt32>] = [0x00...0x08, 0x0B...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069]
        let found = rendered.unicodeScalars.filter { scalar in harmful.contains { $0.contains(scalar.value) } }
        #expect(found.isEmpty)
    }

    @Test("JSON can be read back")
    func json() throws {
        let object = try JSONSerialization.jsonObject(with: Data(JSONRenderer().render(SampleDigest.digest).utf8))
        let digest = object as? [String: Any]
        #expect(digest?["schema_version"] as? Int == 2)
        #expect((digest?["entries"] as? [[String: Any]])?.last?["title"] as? String == "\u{1B}]0;owned\u{7}")
    }
}
