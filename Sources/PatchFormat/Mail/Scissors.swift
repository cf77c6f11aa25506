/// The line "-- >8 --": what is above it is no part of the commit message.
enum Scissors {
    /// Whether a line is one, by the rule of `git mailinfo`: a perforation of dashes and scissors with at most as much text as that.
    static func isLine(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = line.first(where: { bytes[$0] > 0x20 }),
            "->8<%".utf8.contains(bytes[first]) || line.count < 200
        else { return false }
        var scissors = 0
        var gaps = 0
        var isPerforation = false
        var firstMark: Int?
        var lastMark = line.lowerBound
        var perforation = 0
        var index = line.lowerBound
        while index < line.upperBound {
            let byte = bytes[index]
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                if isPerforation {
                    perforation += 1
                    gaps += 1
                }
                index += 1
                continue
            }
            lastMark = index
            if firstMark == nil { firstMark = index }
            if byte == UInt8(ascii: "-") {
                isPerforation = true
                perforation += 1
                index += 1
            } else if [">8", "8<", ">%", "%<"].contains(where: { bytes.starts(with: $0, at: index) }) {
                isPerforation = true
                perforation += 2
                scissors += 2
                index += 2
            } else {
                isPerforation = false
                index += 1
            }
        }
        guard let firstMark else { return false }
        let visible = lastMark - firstMark + 1
        return scissors > 0 && 8 <= visible && visible < perforation * 3 && gaps * 2 < perforation
    }
}
