/// The sentence with which a reviewer takes a tag back: "please drop my Reviewed-by", "I withdraw my Acked-by".
enum Withdrawal {
    /// The key of the tag that the line takes back.
    static func key(in line: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard line.count < 400, let tag = tag(in: line, of: bytes) else { return nil }
        // "s/Reviewed-by/Acked-by/"
        if tag.lowerBound >= line.lowerBound + 2, bytes.starts(with: "s/", at: tag.lowerBound - 2) {
            return TrailerKey.normalized(bytes.string(tag))
        }
        let words = bytes[line].split(whereSeparator: { !$0.isASCIILetter && $0 != UInt8(ascii: "-") })
            .map { String(decoding: $0, as: UTF8.self).lowercased() }
        let takesBack = words.contains {
            [
                "withdraw", "withdrawn", "withdrawing", "retract", "retracted", "retracting", "revoke", "revoked",
                "rescind",
            ].contains($0)
        }
        let drops =
            words.contains { ["drop", "remove", "ignore", "unsay", "scratch"].contains($0) } && words.contains("my")
        let isDenied = words.contains { ["not", "don't", "won't", "didn"].contains($0) }
        guard takesBack || drops, !isDenied else { return nil }
        return TrailerKey.normalized(bytes.string(tag))
    }

    /// The first word in the line that ends in "-by".
    private static func tag(in line: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var index = line.lowerBound
        while index + 2 < line.upperBound {
            if bytes[index] == UInt8(ascii: "-"), bytes[index + 1] | 0x20 == UInt8(ascii: "b"),
                bytes[index + 2] | 0x20 == UInt8(ascii: "y")
            {
                var start = index
                while start > line.lowerBound, bytes[start - 1].isASCIILetter || bytes[start - 1] == UInt8(ascii: "-") {
                    start -= 1
                }
                let end = index + 3
                let isWhole = end == line.upperBound || !(bytes[end].isASCIILetter || bytes[end] == UInt8(ascii: "-"))
                if start < index, isWhole, known.contains(bytes.string(start..<end).lowercased()) { return start..<end }
            }
            index += 1
        }
        return nil
    }

    private static let known: Set<String> = [
        "reviewed-by", "acked-by", "tested-by", "nacked-by", "reviewed-and-tested-by", "signed-off-by",
    ]
}
