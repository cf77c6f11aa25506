extension Message {
    /// What did not follow the standards, in the order of their offsets.
    ///
    /// Computed at each call: the contents of the parts are decoded for it.
    public var defects: [Defect] {
        var defects = structuralDefects
        let bytes = root.storage.span
        if bytes.isEmpty { defects.append(Defect(.empty, at: 0)) }
        if header.firstRange("Date") == nil { defects.append(Defect(.missingDate, at: 0)) }
        if let range = header.firstRange("Date"), date == nil {
            defects.append(Defect(.invalidDate, at: range.lowerBound))
        }
        if !from.contains(where: { !$0.address.isEmpty }) { defects.append(Defect(.missingSender, at: 0)) }
        if messageID == nil { defects.append(Defect(.missingMessageID, at: 0)) }
        for entry in header.entries {
            if bytes.firstIndex(of: 0, in: entry.value) != nil {
                defects.append(Defect(.nulInHeader, at: entry.name.lowerBound))
            }
            if !bytes.isASCII(entry.value) { defects.append(Defect(.rawBytesInHeader, at: entry.name.lowerBound)) }
        }
        Self.addContentDefects(of: root, to: &defects)
        return defects.sorted { $0.offset < $1.offset }
    }

    private static func addContentDefects(of part: MIMEPart, to defects: inout [Defect]) {
        for child in part.children { addContentDefects(of: child, to: &defects) }
        guard part.children.isEmpty else { return }
        let bytes = part.storage.span
        switch part.transferEncoding {
        case .base64:
            if let offset = Base64.decode(bytes, part.range).defect {
                defects.append(Defect(.invalidBase64, at: offset))
            }
        case .quotedPrintable:
            if let offset = QuotedPrintable.decode(bytes, part.range).defect {
                defects.append(Defect(.invalidQuotedPrintable, at: offset))
            }
        case .identity, .uuencode: break
        }
        guard part.contentType.type == "text" else { return }
        let content = part.content
        let label = part.contentType.parameters["charset"] ?? ""
        if let kind = Charset.decode(content.span, 0..<content.count, label: label).defect {
            defects.append(Defect(kind, at: part.range.lowerBound))
        }
    }
}
