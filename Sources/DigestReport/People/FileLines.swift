/// The lines of a file that people write by hand, with their numbers.
///
/// Carriage returns at the ends, a byte order mark at the beginning and bytes that are no UTF-8 do no harm.
struct FileLines: Sequence {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        self.bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
    }

    func makeIterator() -> some IteratorProtocol<(number: Int, text: ArraySlice<UInt8>)> {
        var position = 0
        var number = 0
        return AnyIterator {
            guard position < bytes.count else { return nil }
            let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            var line = bytes[position..<end]
            // What C programs read ends at a zero byte.
            if let zero = line.firstIndex(of: 0) { line = line[..<zero] }
            if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
            position = end + 1
            number += 1
            return (number, line)
        }
    }
}

extension ArraySlice<UInt8> {
    /// Without white space at both ends.
    var trimmed: ArraySlice<UInt8> {
        guard let first = firstIndex(where: { !$0.isSpace }), let last = lastIndex(where: { !$0.isSpace }) else {
            return self[startIndex..<startIndex]
        }
        return self[first...last]
    }

    /// As text; bytes that are no UTF-8 become U+FFFD.
    var text: String { String(decoding: self, as: UTF8.self) }
}

extension UInt8 {
    /// What C calls a space.
    var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}

extension String {
    /// With the letters A to Z in lower case, and all others as they are: how git compares names and addresses.
    var foldedASCII: String {
        guard utf8.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) else { return self }
        return String(decoding: utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
