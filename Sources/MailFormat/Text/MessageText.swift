/// What a person reads of a whole message.
struct MessageText {
    private var inline: [MIMEPart] = []
    private var patches: [MIMEPart] = []
    private var html: [MIMEPart] = []
    private var enclosed: [MIMEPart] = []

    /// The text of a root: its inline text parts and attached patches, or what else there is to read.
    static func text(of root: MIMEPart) -> [UInt8] {
        if root.children.isEmpty, root.contentType.type == "text" || isUntypedText(root) { return root.text }
        var parts = MessageText()
        parts.collect(root, isChosen: true)
        return parts.text
    }

    /// Whether the body of a mail is text although it says to be `application/octet-stream`: nothing in its beginning is binary.
    private static func isUntypedText(_ root: MIMEPart) -> Bool {
        let type = root.contentType
        guard type.type == "application", type.subtype == "octet-stream", root.disposition?.kind != "attachment" else {
            return false
        }
        return root.content.prefix(4096).allSatisfy { $0 >= 0x20 || (0x09...0x0D).contains($0) }
    }

    /// The attached patches below a root, in order.
    static func patches(of root: MIMEPart) -> [MIMEPart] {
        var parts = MessageText()
        parts.collect(root, isChosen: true)
        return parts.patches
    }

    private var text: [UInt8] {
        let first = !inline.isEmpty ? inline : html
        let shown = first + patches
        if shown.isEmpty {
            return Self.join(enclosed.flatMap { $0.children.map(Self.text) })
        }
        return Self.join(shown.map(\.text))
    }

    /// Sorts the parts below one; those of an alternative that was not chosen give only their patches.
    private mutating func collect(_ part: MIMEPart, isChosen: Bool) {
        if part.contentType.type == "multipart", !part.children.isEmpty {
            let chosen = part.contentType.subtype == "alternative" ? Self.chosen(part) : nil
            for (index, child) in part.children.enumerated() {
                collect(child, isChosen: isChosen && (chosen ?? index) == index)
            }
        } else if part.contentType.type == "message", !part.children.isEmpty {
            if isChosen { enclosed.append(part) }
        } else if PatchAttachment.isPatch(part) {
            patches.append(part)
        } else if isChosen, part.contentType.type == "text", part.disposition?.kind != "attachment" {
            if part.contentType.subtype == "html" {
                html.append(part)
            } else {
                inline.append(part)
            }
        }
    }

    /// The index of the alternative to read: the first with plain text, else the last.
    private static func chosen(_ part: MIMEPart) -> Int {
        part.children.firstIndex(where: hasPlainText) ?? part.children.count - 1
    }

    private static func hasPlainText(_ part: MIMEPart) -> Bool {
        if part.contentType.type == "multipart" { return part.children.contains(where: hasPlainText) }
        return part.contentType.type == "text" && part.contentType.subtype == "plain"
            && part.disposition?.kind != "attachment"
    }

    /// Puts texts together with an empty line between them.
    private static func join(_ texts: [[UInt8]]) -> [UInt8] {
        var whole: [UInt8] = []
        whole.reserveCapacity(texts.reduce(0) { $0 + $1.count + 2 })
        for text in texts where !text.isEmpty {
            if let last = whole.last {
                if last != .lineFeed { whole.append(.lineFeed) }
                whole.append(.lineFeed)
            }
            whole += text
        }
        return whole
    }
}
