extension UnsafeBufferPointer<UInt8> {
    /// Whether a line says whose words follow: "On Monday Ana Reis wrote:".
    func isAttribution(_ line: Range<Int>) -> Bool {
        let text = trimmed(line)
        return ["wrote:", "writes:", "schrieb:", "写道："].contains { (words: StaticString) in
            text.count >= words.utf8CodeUnitCount
                && starts(with: words, at: text.upperBound - words.utf8CodeUnitCount)
        }
    }

    /// Whether quoted words, named by this line or by it and the next one, follow: "On Monday Ana Reis <ana@example.com>" and
    /// "wrote:", or, in any language, a line with a date or an address that ends in a colon before a quoted line.
    func beginsAttribution(_ line: Range<Int>, before lines: LineCursor) -> Bool {
        guard let last = trimmed(line).last else { return false }
        if self[last] == UInt8(ascii: ":") {
            if isAttribution(line) { return true }
            guard self[line].contains(where: { $0 == UInt8(ascii: "@") || $0.isASCIIDigit }) else { return false }
            var ahead = lines
            return ahead.next()?.first.map { self[$0] == UInt8(ascii: ">") } ?? false
        }
        guard starts(with: "On ", at: line.lowerBound) else { return false }
        var ahead = lines
        return ahead.next().map(isAttribution) ?? false
    }
}
