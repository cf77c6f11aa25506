/// The words of an HTML text: tags, scripts and styles left out, entities decoded, blocks on lines of their own.
///
/// Not a browser: it reads every byte once and never fails, so that mail without any plain text can be searched and read.
struct HTMLText {
    private var output: [UInt8] = []
    private var isSpaced = false
    private var preformattedDepth = 0
    /// Line ends that come before the next word.
    private var pendingFeeds = 0

    /// The text of a document in UTF-8.
    static func text(of html: [UInt8]) -> [UInt8] {
        var reader = HTMLText()
        reader.output.reserveCapacity(html.count / 2)
        reader.read(html.span)
        if !reader.output.isEmpty { reader.output.append(.lineFeed) }
        return reader.output
    }

    private mutating func read(_ bytes: Span<UInt8>) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == .lessThan, let tag = HTMLTag(bytes, at: index) {
                index = take(tag, bytes)
            } else if byte == UInt8(ascii: "&"), let entity = HTMLEntity.read(bytes, at: index) {
                entity.text.forEach { append($0) }
                index = entity.end
            } else {
                append(byte)
                index += 1
            }
        }
    }

    private mutating func append(_ byte: UInt8) {
        if preformattedDepth > 0 {
            if byte == .lineFeed {
                pendingFeeds += 1
                return
            }
        } else if byte.isWhiteSpace {
            isSpaced = true
            return
        }
        if pendingFeeds > 0, !output.isEmpty {
            for _ in 0..<min(pendingFeeds, preformattedDepth > 0 ? Int.max : 2) { output.append(.lineFeed) }
        } else if isSpaced, let last = output.last, last != .lineFeed {
            output.append(.space)
        }
        pendingFeeds = 0
        isSpaced = false
        output.append(byte)
    }

    /// Follows a tag and gives the index behind it, or behind the element when its content is not to be read.
    private mutating func take(_ tag: HTMLTag, _ bytes: Span<UInt8>) -> Int {
        switch tag.kind {
        case .inline: break
        case .lineBreak: pendingFeeds += 1
        case .line: pendingFeeds = max(pendingFeeds, 1)
        case .block: pendingFeeds = max(pendingFeeds, 2)
        case .preformatted:
            pendingFeeds = max(pendingFeeds, 2)
            preformattedDepth = max(0, preformattedDepth + (tag.isClosing ? -1 : 1))
            // The line end after the tag is not part of the text.
            if !tag.isClosing, tag.end < bytes.count, bytes[tag.end] == .lineFeed { return tag.end + 1 }
        case .hidden:
            if !tag.isClosing { return HTMLTag.endOfHidden(bytes, from: tag.end) }
        }
        return tag.end
    }
}
