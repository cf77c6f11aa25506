/// The text of one part.
enum PartText {
    /// The content as UTF-8 with LF line ends, format=flowed undone, HTML without its tags.
    static func text(of part: MIMEPart) -> [UInt8] {
        let type = part.contentType
        let text = LineEnds.unix(decoded(part, label: type.parameters["charset"] ?? ""))
        guard type.type == "text" else { return text }
        if type.subtype == "html" || type.subtype == "xhtml" { return HTMLText.text(of: text) }
        let parameters = type.parameters
        guard type.subtype == "plain", parameters["format"]?.lowercased() == "flowed" else { return text }
        return FlowedText.unflow(text, deletesSpace: parameters["delsp"]?.lowercased() == "yes")
    }

    private static func decoded(_ part: MIMEPart, label: String) -> [UInt8] {
        guard part.transferEncoding != .identity else {
            return Charset.decode(part.storage.span, part.range, label: label).text
        }
        let content = part.content
        return Charset.decode(content.span, 0..<content.count, label: label).text
    }
}
