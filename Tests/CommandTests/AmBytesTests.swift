import Foundation
import Testing

/// `tidings am` and files that are not UTF-8 with LF line ends: what git am makes of the mail is what the author had.
@Suite("am of odd bytes")
struct AmBytesTests {
    /// A mail of git's own, its body in base64 as mailers send what is not plain text.
    private static func encoded(_ patch: Data, id: String) throws -> String {
        let end = try #require(patch.range(of: Data("\n\n".utf8)))
        let header = String(decoding: patch[..<end.lowerBound], as: UTF8.self).split(separator: "\n")
            .filter { !$0.hasPrefix("From ") && !$0.hasPrefix("Content-") && !$0.hasPrefix("MIME-") }
            .joined(separator: "\n")
        let body = patch[end.upperBound...].base64EncodedString(options: [
            .lineLength76Characters, .endLineWithLineFeed,
        ])
        return """
            Message-ID: <\(id)>
            \(header)
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            \(body)

            """
    }

    @Test(
        "makes the same tree",
        arguments: [
            ("carriage returns in some lines", Data("one\r\ntwo\nthree\r\n".utf8)),
            ("carriage returns in all lines", Data("one\r\ntwo\r\n".utf8)),
            ("Latin-1", Data([0x63, 0x61, 0x66, 0xE9, 0x0A])),
            ("a line that begins with From", Data("From here on\nFrom git@z Thu Jan  1 00:00:00 1970\n".utf8)),
        ])
    func bytes(_ name: String, _ content: Data) throws {
        let list = try PostedList()
        try content.write(to: list.tree.appending(path: "odd"))
        try list.commit("odd: \(name)\n\nA file that is not like others.", [:])
        let file = list.program.folder.appending(path: "odd.patch")
        try list.git("-C", list.tree.path, "format-patch", "--quiet", "-1", "--output", file.path)
        try list.post([Self.encoded(try Data(contentsOf: file), id: "odd-1@example.org")])

        let mbox = list.program.folder.appending(path: "odd.mbx")
        let run = try list.program.run("am", "odd-1@example.org", "--output", mbox.path)
        #expect(run.status == 0, "\(run.complaint)")
        let clone = try list.apply(mbox)
        #expect(try Data(contentsOf: clone.appending(path: "odd")) == content)
    }
}
