internal import MailFormat
internal import DigestReport
internal import PatchFormat

/// The text of a mail as HTML: long quotations fold, diffs are coloured, addresses are links, everything else is escaped.
struct BodyHTML {
    /// Quotations of at least so many lines fold.
    static let foldedLines = 8
    /// Bytes of one mail that are shown; the rest is in the raw mail.
    static let limit = 512 << 10

    private let text: [UInt8]
    private let diff: Range<Int>
    private let isKnown: (String) -> Bool
    private var writer = MarkupWriter()

    /// The HTML of `text`.
    ///
    /// - Parameters:
    ///   - limit: bytes of it that are shown.
    ///   - isKnown: whether the index has a message, by its id; such ids become links, and links to web archives that name one
    ///     lead to its page here.
    static func render(
        _ text: [UInt8], limit: Int = BodyHTML.limit, isKnown: (String) -> Bool = { _ in false }
    ) -> String {
        withoutActuallyEscaping(isKnown) { isKnown in
            var body = BodyHTML(text, limit: limit, isKnown: isKnown)
            body.write()
            return body.writer.html
        }
    }

    private init(_ text: [UInt8], limit: Int, isKnown: @escaping (String) -> Bool) {
        let shown = text.prefix(limit)
        // Nothing of a mail may turn the direction of what stands around it, or look like nothing.
        self.text = Array(SafeText.lines(String(decoding: shown, as: UTF8.self)).utf8)
        diff = DiffLocator.range(in: self.text) ?? self.text.count..<self.text.count
        self.isKnown = isKnown
    }

    private mutating func write() {
        var position = 0
        var start = 0
        var isSignature = false
        // Text up to `start` is written; a run of quoted lines or the diff begins a block of its own.
        while position < text.count {
            if position == diff.lowerBound, !diff.isEmpty {
                prose(start..<position)
                writeDiff()
                (position, start) = (diff.upperBound, diff.upperBound)
                continue
            }
            let end = position < diff.lowerBound ? diff.lowerBound : text.count
            let line = self.line(from: position, to: end)
            if !isSignature, isQuoted(line) {
                let quoted = quotation(from: position, to: end)
                if quoted.lines >= Self.foldedLines {
                    prose(start..<position)
                    fold(position..<quoted.end, lines: quoted.lines)
                    start = quoted.end
                }
                position = quoted.end
                continue
            }
            isSignature = isSignature || text[line].elementsEqual("-- ".utf8)
            position = next(line)
        }
        prose(start..<text.count)
    }

    // MARK: Blocks

    private mutating func prose(_ range: Range<Int>) {
        guard text[range].contains(where: { $0 > 0x20 }) else { return }
        // The first line feed within `pre` is none (HTML, section 13.1.2.5).
        writer.markup("<pre>\n")
        var position = range.lowerBound
        var isSignature = false
        while position < range.upperBound {
            let line = self.line(from: position, to: range.upperBound)
            if !isSignature, text[line].elementsEqual("-- ".utf8) {
                isSignature = true
                writer.markup("<span class=\"sig\">")
            }
            if !isSignature, isQuoted(line) {
                writer.markup("<span class=\"q\">")
                linked(line)
                writer.markup("</span>")
            } else {
                linked(line)
            }
            if line.upperBound < range.upperBound { writer.markup("\n") }
            position = next(line)
        }
        if isSignature { writer.markup("</span>") }
        writer.markup("</pre>\n")
    }

    private mutating func fold(_ range: Range<Int>, lines: Int) {
        writer.markup("<details class=\"quote\"><summary>")
        writer.text("\(lines) quoted lines")
        writer.markup("</summary><pre class=\"q\">\n")
        var position = range.lowerBound
        while position < range.upperBound {
            let line = self.line(from: position, to: range.upperBound)
            linked(line)
            writer.markup("\n")
            position = next(line)
        }
        writer.markup("</pre></details>\n")
    }

    private mutating func writeDiff() {
        writer.markup("<pre class=\"diff\" tabindex=\"0\">\n")
        var position = diff.lowerBound
        while position < diff.upperBound {
            let line = self.line(from: position, to: diff.upperBound)
            DiffLineHTML.write(text[line], to: &writer)
            writer.markup("\n")
            position = next(line)
        }
        writer.markup("</pre>\n")
    }

    // MARK: Lines

    private func line(from start: Int, to end: Int) -> Range<Int> {
        start..<(text[start..<end].firstIndex(of: 0x0A) ?? end)
    }

    private func next(_ line: Range<Int>) -> Int {
        line.upperBound < text.count && text[line.upperBound] == 0x0A ? line.upperBound + 1 : line.upperBound
    }

    private func isQuoted(_ line: Range<Int>) -> Bool { text[line].first == UInt8(ascii: ">") }

    /// The end of the run of quoted lines that begins at `start`, and how many they are.
    private func quotation(from start: Int, to end: Int) -> (end: Int, lines: Int) {
        var position = start
        var lines = 0
        while position < end {
            let line = self.line(from: position, to: end)
            guard isQuoted(line) else { break }
            lines += 1
            position = min(next(line), end)
        }
        return (position, lines)
    }

    private mutating func linked(_ line: Range<Int>) {
        var position = line.lowerBound
        for link in Links.find(in: text, line, isKnown: isKnown) {
            writer.text(text[position..<link.range.lowerBound])
            writer.markup("<a href=\"")
            switch link.target {
            case .address: writer.text(text[link.range])
            case .message(let id, let rest): writer.text("/all/\(PercentEncoding.encode(id))/\(rest)")
            }
            writer.markup("\" rel=\"nofollow noopener\">")
            writer.text(text[link.range])
            writer.markup("</a>")
            position = link.range.upperBound
        }
        writer.text(text[position..<line.upperBound])
    }
}
