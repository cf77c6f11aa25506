import DigestReport
import Foundation
import Testing

@Suite("Golden files of the HTML format")
struct HTMLGoldenTests {
    @Test(
        "is written as before",
        arguments: [("sample.html", HTMLSample.digest), ("empty.html", HTMLSample.empty)])
    func golden(_ name: String, _ digest: Digest) throws {
        let rendered = DigestFormat.html.renderer().render(digest)
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Golden/\(name)")
        if ProcessInfo.processInfo.environment["TIDINGS_GOLDEN"] == "write" {
            try Data(rendered.utf8).write(to: file)
        }
        #expect(rendered == String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }
}
