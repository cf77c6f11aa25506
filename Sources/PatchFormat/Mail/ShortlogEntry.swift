/// A patch in the list that `git shortlog` prints into cover letters and pull requests.
public struct ShortlogEntry: Sendable, Hashable {
    /// Name of the author.
    public var author: String
    /// Title of the patch.
    public var title: String

    /// Makes an entry from its parts.
    public init(author: String, title: String) {
        self.author = author
        self.title = title
    }

    /// The most entries that are read of one shortlog.
    private static let most = 10_000

    /// The patches of a shortlog as printed, in its order.
    ///
    /// `git format-patch` wraps long titles: a line that is indented further than the author's first title continues it.
    public static func all(in shortlog: [UInt8]) -> [ShortlogEntry] {
        var entries: [ShortlogEntry] = []
        shortlog.withUnsafeBufferPointer { bytes in
            var author = ""
            var indentation: Int?
            var lines = LineCursor(bytes, 0..<bytes.count)
            while let line = lines.next(), entries.count < most {
                guard !bytes.isBlank(line) else { continue }
                let text = bytes.trimmed(line)
                let indent = text.lowerBound - line.lowerBound
                if indent == 0 {
                    author = bytes.string(
                        text.prefix((bytes[text].lastIndex(of: UInt8(ascii: "(")) ?? text.upperBound) - text.lowerBound)
                    )
                    while author.last == " " { author.removeLast() }
                    indentation = nil
                } else if let first = indentation, indent > first, let last = entries.indices.last {
                    entries[last].title += " " + bytes.string(text)
                } else {
                    indentation = indentation ?? indent
                    entries.append(ShortlogEntry(author: author, title: bytes.string(text)))
                }
            }
        }
        for index in entries.indices
        where entries[index].title.utf8.contains(where: { $0 == 0x09 }) || entries[index].title.contains("  ") {
            entries[index].title = entries[index].title.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
        }
        return entries
    }
}
