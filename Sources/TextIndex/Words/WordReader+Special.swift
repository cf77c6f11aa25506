internal import Glibc

/// Words with more than letters and digits of ASCII.
extension WordReader {
    /// Notes a word with other bytes than letters and digits, at whose start there are `room` bytes of text left.
    @inline(never)
    mutating func readSpecial(_ word: UnsafePointer<UInt8>, _ count: Int, _ room: Int, _ field: WordField) {
        let isASCII = UnsafeBufferPointer(start: word, count: count).allSatisfy { $0 < 0x80 }
        if !isASCII {
            readFolded(word, count, field)
        } else if count <= WordClass.longest {
            readCode(word, count, room, isASCII: true, field)
        }
    }

    /// A word with `_` in it: whole, and its parts.
    private mutating func readCode(
        _ word: UnsafePointer<UInt8>, _ count: Int, _ room: Int, isASCII: Bool, _ field: WordField
    ) {
        add(word, count, isASCII: isASCII, field)
        var start = 0
        while start < count {
            let end =
                memchr(word + start, 0x5F, count &- start).map { UnsafeRawPointer($0) - UnsafeRawPointer(word) }
                ?? count
            let length = end &- start
            if length >= WordClass.shortest, length < count {
                if isASCII {
                    addPlain(word + start, length, room &- start, field)
                } else {
                    add(word + start, length, isASCII: false, field)
                }
            }
            start = end &+ 1
        }
    }

    /// A run with bytes above 127, which may hold quotation marks and the like between its words.
    private mutating func readFolded(_ text: UnsafePointer<UInt8>, _ count: Int, _ field: WordField) {
        let folded = FoldedText.fold(UnsafeBufferPointer(start: text, count: count))
        for run in folded.split(separator: UInt8(ascii: " ")) where run.count >= WordClass.shortest {
            guard run.count <= WordClass.longest else { continue }
            run.withUnsafeBufferPointer { bytes in
                let isASCII = bytes.allSatisfy { $0 < 0x80 }
                readCode(bytes.baseAddress.unsafelyUnwrapped, bytes.count, bytes.count, isASCII: isASCII, field)
            }
        }
    }

    /// Notes a word.
    @inline(__always)
    mutating func add(_ word: UnsafePointer<UInt8>, _ count: Int, isASCII: Bool, _ field: WordField) {
        if count <= 8 {
            table.add(short: Self.sum(word, count), count, in: message, field)
        } else {
            table.add(long: word, count, isASCII: isASCII, in: message, field)
        }
    }
}
