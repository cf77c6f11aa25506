/// Text whose charset is unknown or wrongly named: each valid UTF-8 sequence is taken as such, each other byte as
/// Windows-1252.
///
/// A reply often quotes bytes of another charset than its own, so that neither fits the whole text.
enum MixedText {
    /// Converts a range to UTF-8.
    static func decode(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(range.count + range.count / 4)
        var index = range.lowerBound
        while index < range.upperBound {
            let length = UTF8Validation.sequenceLength(bytes, index, range.upperBound)
            if length == 0 {
                Windows1252.append(bytes[index], to: &text)
                index += 1
                continue
            }
            for offset in 0..<length { text.append(bytes[index + offset]) }
            index += length
        }
        return text
    }
}
