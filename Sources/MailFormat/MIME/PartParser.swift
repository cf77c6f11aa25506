/// Finds the tree of parts in raw bytes, within limits.
struct PartParser {
    private let limits: ParsingLimits
    private var partCount = 0
    /// What was wrong, in the order in which it was met.
    var defects: [Defect] = []

    init(limits: ParsingLimits) { self.limits = limits }

    /// Reads the part (header block and content) in a range of the bytes.
    mutating func part(_ storage: [UInt8], _ range: Range<Int>, depth: Int, within parent: ContentType?) -> MIMEPart {
        partCount += 1
        let block = HeaderBlock(storage.span, in: range, limits: limits)
        // In a part, unlike in a message, content without a header is nothing wrong.
        defects += parent == nil ? block.defects : block.defects.filter { $0.kind != .missingHeader }
        let header = HeaderFields(storage: storage, entries: block.entries)
        var part = MIMEPart(
            header: header, contentType: parent?.subtype == "digest" ? .enclosedMessage : .plainText, disposition: nil,
            transferEncoding: .identity, children: [], storage: storage, range: block.bodyStart..<range.upperBound)
        readContentFields(&part)
        if part.contentType.type == "multipart" {
            split(&part, depth: depth)
        } else if part.contentType.type == "message" {
            enclose(&part, depth: depth)
        }
        return part
    }

    private mutating func readContentFields(_ part: inout MIMEPart) {
        let storage = part.storage
        let bytes = storage.span
        if let field = part.header.firstRange("Content-Type") {
            if let type = ContentType(parsing: bytes, field) {
                part.contentType = type
            } else {
                defects.append(Defect(.invalidContentType, at: field.lowerBound))
            }
        }
        if let field = part.header.firstRange("Content-Disposition") {
            part.disposition = ContentDisposition(parsing: bytes, field)
        }
        if let field = part.header.firstRange("Content-Transfer-Encoding") {
            if let encoding = TransferEncoding(parsing: bytes, field) {
                part.transferEncoding = encoding
            } else {
                defects.append(Defect(.unknownTransferEncoding, at: field.lowerBound))
            }
        }
    }

    /// Reads the message that a part encloses.
    private mutating func enclose(_ part: inout MIMEPart, depth: Int) {
        guard part.contentType.subtype == "rfc822" || part.contentType.subtype == "global" else { return }
        guard mayDescend(part, depth) else {
            part.contentType = .plainText
            return
        }
        // The standard forbids to encode an enclosed message; programs do it.
        if part.transferEncoding == .identity {
            part.children = [self.part(part.storage, part.range, depth: depth + 1, within: nil)]
        } else {
            let content = part.content
            part.children = [self.part(content, 0..<content.count, depth: depth + 1, within: nil)]
        }
    }

    /// Reads the parts of a multipart; one that has none is taken as plain text.
    private mutating func split(_ part: inout MIMEPart, depth: Int) {
        guard let boundary = part.contentType.parameters["boundary"], !boundary.isEmpty else {
            defects.append(Defect(.missingBoundary, at: part.range.lowerBound))
            part.contentType = .plainText
            return
        }
        guard mayDescend(part, depth) else {
            part.contentType = .plainText
            return
        }
        let boundaries = BoundarySearch(boundary: boundary)
        guard var opening = boundaries.next(part.storage.span, in: part.range) else {
            defects.append(Defect(.noParts, at: part.range.lowerBound))
            part.contentType = .plainText
            return
        }
        let type = part.contentType
        while !opening.isClosing {
            guard partCount < limits.parts else {
                defects.append(Defect(.tooManyParts, at: opening.next))
                return
            }
            let closing = boundaries.next(part.storage.span, in: opening.next..<part.range.upperBound)
            let end = closing?.contentEnd ?? part.range.upperBound
            part.children.append(
                self.part(part.storage, opening.next..<max(opening.next, end), depth: depth + 1, within: type))
            guard let closing else {
                defects.append(Defect(.missingClosingBoundary, at: part.range.upperBound))
                return
            }
            opening = closing
        }
    }

    private mutating func mayDescend(_ part: MIMEPart, _ depth: Int) -> Bool {
        // Whatever limit is wished for, the stack has one of its own.
        if depth >= min(limits.depth, 200) {
            defects.append(Defect(.tooDeep, at: part.range.lowerBound))
            return false
        }
        if partCount >= limits.parts {
            defects.append(Defect(.tooManyParts, at: part.range.lowerBound))
            return false
        }
        return true
    }
}

extension ContentType {
    /// What a part of a multipart/digest is that does not say.
    fileprivate static let enclosedMessage = ContentType(type: "message", subtype: "rfc822")
}
