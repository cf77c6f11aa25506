/// A line of a diff, coloured by what it is.
enum DiffLineHTML {
    /// Writes the line, without its end.
    static func write(_ line: ArraySlice<UInt8>, to writer: inout MarkupWriter) {
        guard let name = name(of: line) else { return writer.text(line) }
        writer.markup("<span class=\"")
        writer.markup(name)
        writer.markup("\">")
        writer.text(line)
        writer.markup("</span>")
    }

    /// The class; nil for a line of context.
    static func name(of line: ArraySlice<UInt8>) -> StaticString? {
        switch line.first {
        case UInt8(ascii: "+"): line.starts(with: "+++ ".utf8) ? "file" : "add"
        case UInt8(ascii: "-"): line.starts(with: "--- ".utf8) ? "file" : "del"
        case UInt8(ascii: "@"): "hunk"
        case UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "o"), UInt8(ascii: "r"),
            UInt8(ascii: "s"), UInt8(ascii: "c"), UInt8(ascii: "B"), UInt8(ascii: "G"):
            "file"
        default: nil
        }
    }
}
