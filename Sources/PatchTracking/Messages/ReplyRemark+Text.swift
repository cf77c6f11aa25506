internal import Glibc

/// The lines and paragraphs of a reply in which a remark can stand.
extension ReplyRemark {
    /// A command to a program, on a line of its own.
    enum Command {
        case regzbot
        case patchwork(SeriesState)
    }

    private static let regzbot = Array("#regzbot ".utf8)
    private static let patchwork = Array("pw-bot:".utf8)

    /// The command in a text: a line begins with `#regzbot` and a word, or with `pw-bot:` and a state; the last of the second
    /// kind wins.
    static func command(in text: [UInt8]) -> Command? {
        text.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return nil }
            let end = min(bytes.count, longestText)
            var found: Command?
            var start = 0
            while start < end {
                let lineEnd =
                    memchr(base + start, 10, end - start).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? end
                if bytes[start] == UInt8(ascii: "#") {
                    if found == nil, bytes[start..<lineEnd].starts(with: regzbot) { found = .regzbot }
                } else if bytes[start] | 0x20 == UInt8(ascii: "p"), lineEnd - start < 80 {
                    let line = bytes[start..<lineEnd]
                    if line.prefix(patchwork.count).lazy.map({ $0 | 0x20 }).elementsEqual(
                        patchwork.lazy.map { $0 | 0x20 }),
                        let state = SeriesState(
                            patchwork: String(decoding: line.dropFirst(patchwork.count), as: UTF8.self))
                    {
                        found = .patchwork(state)
                    }
                }
                start = lineEnd + 1
            }
            return found
        }
    }

    /// How many bytes of a reply are read: remarks stand where people write, not behind a long quotation.
    private static let longestText = 100_000

    /// The runs of lines that are neither empty nor quoted, up to the signature.
    static func paragraphs(of text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        guard let base = text.baseAddress else { return [] }
        var paragraphs: [Range<Int>] = []
        let end = min(text.count, longestText)
        var start: Int?
        var position = 0
        func close() {
            if let first = start { paragraphs.append(first..<position) }
            start = nil
        }
        while position < end {
            let lineEnd =
                memchr(base + position, 10, end - position).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? end
            let line = text[position..<lineEnd]
            if line.first == UInt8(ascii: "-"), line.elementsEqual("-- ".utf8) || line.elementsEqual("---".utf8) {
                break
            }
            if line.first == UInt8(ascii: "d"), line.starts(with: "diff --git ".utf8) { break }
            if line.isEmpty || line.first == UInt8(ascii: ">") { close() } else { start = start ?? position }
            position = lineEnd + 1
        }
        position = min(position, end)
        close()
        return paragraphs
    }
}
