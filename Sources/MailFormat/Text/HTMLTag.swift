/// A tag of an HTML text, or a comment.
struct HTMLTag {
    /// What a tag does to the flow of the text.
    enum Kind {
        /// Nothing: its text continues in the line.
        case inline
        /// `<br>`.
        case lineBreak
        /// Begins and ends a line.
        case line
        /// Begins and ends a paragraph.
        case block
        /// Keeps its line ends.
        case preformatted
        /// Is not for reading.
        case hidden
    }

    var kind: Kind
    var isClosing = false
    /// The index behind the tag.
    var end: Int

    /// Reads the tag at a `<`; nil when the byte is text.
    init?(_ bytes: Span<UInt8>, at start: Int) {
        guard start + 1 < bytes.count else { return nil }
        var index = start + 1
        let first = bytes[index]
        if bytes.hasPrefix("<!--", at: start, to: bytes.count) {
            kind = .inline
            end = bytes.firstIndex(of: Self.commentEnd, in: (start + 4)..<bytes.count).map { $0 + 3 } ?? bytes.count
            return
        }
        guard first.isLetter || first == UInt8(ascii: "/") || first == UInt8(ascii: "!") || first == UInt8(ascii: "?")
        else { return nil }
        isClosing = first == UInt8(ascii: "/")
        if isClosing { index += 1 }
        let nameStart = index
        while index < bytes.count, bytes[index].isLetter || bytes[index].isDigit { index += 1 }
        kind = index - nameStart <= 12 ? Self.kind(bytes.lowercasedString(nameStart..<index)) : .inline
        end = Self.end(bytes, from: index)
    }

    private static let commentEnd = Array("-->".utf8)

    /// The index behind the tag's `>`; one in a quoted attribute does not count.
    private static func end(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var quote: UInt8 = 0
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == .greaterThan {
                return index
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), bytes[index - 2] == UInt8(ascii: "=") {
                quote = byte
            }
        }
        return bytes.count
    }

    /// The index behind the closing tag of a hidden element.
    static func endOfHidden(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var position = start
        while let found = bytes.firstIndex(of: .lessThan, in: position..<bytes.count) {
            if found + 1 < bytes.count, bytes[found + 1] == UInt8(ascii: "/"), let tag = HTMLTag(bytes, at: found),
                tag.kind == .hidden
            {
                return tag.end
            }
            position = found + 1
        }
        return bytes.count
    }

    private static func kind(_ name: String) -> Kind {
        switch name {
        case "br": .lineBreak
        case "div", "tr", "li", "dt", "dd", "hr", "section", "article", "header", "footer", "center", "form", "address":
            .line
        case "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote": .block
        case "pre", "textarea", "xmp", "listing": .preformatted
        case "script", "style", "title", "noscript", "template": .hidden
        default: .inline
        }
    }
}
