/// Knows a patch that was attached instead of written into the mail.
enum PatchAttachment {
    /// Whether a part is an attached patch: by its type, by its name, or, for attached plain text, by what it contains.
    static func isPatch(_ part: MIMEPart) -> Bool {
        let type = part.contentType
        let isPlain = type.type == "text" && type.subtype == "plain"
        let isAttached = part.disposition?.kind == "attachment"
        if isPlain, !isAttached { return false }
        if type.type == "text", ["x-patch", "x-diff", "patch", "diff"].contains(type.subtype) { return true }
        if type.subtype == "html" { return false }
        if let name = part.filename?.lowercased(), name.hasSuffix(".patch") || name.hasSuffix(".diff") { return true }
        return isPlain && containsDiff(part.content)
    }

    /// Whether a line of a text begins a diff: `diff --git`, or `---` and `+++` in a row.
    private static func containsDiff(_ content: [UInt8]) -> Bool {
        let bytes = content.span
        var position = 0
        var isAfterOld = false
        while position < bytes.count {
            let (line, next) = bytes.line(from: position, to: bytes.count)
            if bytes.hasPrefix("diff --git ", at: line.lowerBound, to: line.upperBound) { return true }
            if isAfterOld, bytes.hasPrefix("+++ ", at: line.lowerBound, to: line.upperBound) { return true }
            isAfterOld = bytes.hasPrefix("--- ", at: line.lowerBound, to: line.upperBound)
            position = next
        }
        return false
    }
}
