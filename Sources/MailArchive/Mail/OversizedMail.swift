/// What stands for a mail that is too large to be read: its header, and one line that says so.
enum OversizedMail {
    /// How many bytes of a mail are looked at for its header.
    static let headerLimit = 1 << 18

    /// A mail with the header of the one that begins with `start`, which has `size` bytes.
    ///
    /// The fields that describe a body are left out: this body is plain text.
    static func bytes(_ start: [UInt8], size: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var isKept = true
        var position = start.startIndex
        while position < start.endIndex {
            guard let end = start[position...].firstIndex(of: 10) else { break }
            let line = start[position..<end]
            if line.isEmpty || line.elementsEqual([13]) { break }
            if let first = line.first, first != 32, first != 9 {
                let name = String(decoding: line.prefix { $0 != 58 }, as: UTF8.self).lowercased()
                isKept = !name.hasPrefix("content-") && name != "mime-version"
            }
            if isKept { bytes += start[position...end] }
            position = end + 1
        }
        bytes += "\nThis message has \(size) bytes, more than tidings.maxmail allows; its text was not read.\n".utf8
        return bytes
    }
}
