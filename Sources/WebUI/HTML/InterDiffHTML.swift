internal import DigestReport
internal import PatchFormat

/// What changed between two versions, part by part, as HTML.
///
/// A line of an inter-diff has two marks: whether the line of the patch came or went, and what the line does in the patch.
enum InterDiffHTML {
    /// The hunks of one part, with its commit message and diff distinguished.
    ///
    /// - Parameter room: bytes that the page still has room for; what the part takes is taken off.
    static func render(_ entry: RangeDiff.Entry, room: inout Int) -> String {
        var writer = MarkupWriter()
        let lines = (entry.messageHunks + entry.diffHunks).reduce(0) { $0 + $1.lines.reduce(0) { $0 + $1.line.count } }
        guard lines <= room else {
            writer.markup("<p>The difference is too long to be shown.</p>\n")
            return writer.html
        }
        room -= lines
        section("Commit message", entry.messageHunks, to: &writer)
        section("Diff", entry.diffHunks, to: &writer)
        return writer.html
    }

    private static func section(_ name: StaticString, _ hunks: [Hunk], to writer: inout MarkupWriter) {
        guard !hunks.isEmpty else { return }
        writer.markup("<h3>")
        writer.markup(name)
        writer.markup("</h3>\n<pre class=\"inter\" tabindex=\"0\">\n")
        for hunk in hunks {
            writer.markup("<span class=\"hunk\">@@ ")
            writer.text(safe(hunk.section))
            writer.markup("</span>\n")
            for line in hunk.lines {
                write(Array(line.line), to: &writer)
                writer.markup("\n")
            }
        }
        writer.markup("</pre>\n")
    }

    private static func write(_ bytes: [UInt8], to writer: inout MarkupWriter) {
        let line = Array(safe(bytes))
        let inner = line.dropFirst()
        switch line.first {
        case UInt8(ascii: "+"): writer.markup("<span class=\"came\"><b>+</b>")
        case UInt8(ascii: "-"): writer.markup("<span class=\"went\"><b>-</b>")
        default: writer.markup("<span><b> </b>")
        }
        switch inner.first {
        case UInt8(ascii: "+"): writer.markup("<i class=\"add\">")
        case UInt8(ascii: "-"): writer.markup("<i class=\"del\">")
        default: writer.markup("<i>")
        }
        writer.text(inner)
        writer.markup("</i></span>")
    }

    private static func safe(_ bytes: some Sequence<UInt8>) -> String.UTF8View {
        SafeText.line(String(decoding: Array(bytes), as: UTF8.self)).utf8
    }
}
