/// Takes text apart into words and notes them in a table.
struct WordReader {
    var table = WordTable()
    /// Number of the message in its batch.
    var message: UInt32 = 0

    /// Notes all words of a text, which stands in `field`.
    mutating func read(_ text: UnsafeBufferPointer<UInt8>, _ field: WordField) {
        guard let base = text.baseAddress, text.count > 1 else { return }
        WordClass.table.withUnsafeBufferPointer { classes in
            read(base, text.count, field, classes.baseAddress.unsafelyUnwrapped)
        }
    }

    /// Notes all words of a text, which stands in `field`.
    mutating func read(_ text: String, _ field: WordField) {
        var text = text
        text.withUTF8 { read($0, field) }
    }

    /// Notes the addresses in a field of a header whole, as words of their own.
    mutating func readAddresses(_ text: String, _ field: WordField) {
        var text = text
        text.withUTF8 { bytes in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: WordClass.longest) { word in
                var place = 0
                while place < bytes.count {
                    let start = place
                    var isAddress = false
                    while place < bytes.count, !Self.isBetweenAddresses(bytes[place]) {
                        let length = place &- start
                        if length < WordClass.longest { word[length] = WordClass.lowercased(bytes[place]) }
                        if bytes[place] == UInt8(ascii: "@") { isAddress = true }
                        place &+= 1
                    }
                    let count = place &- start
                    if isAddress, count >= WordClass.shortest, count <= WordClass.longest, let base = word.baseAddress {
                        add(base, count, isASCII: false, field)
                    }
                    place &+= 1
                }
            }
        }
    }

    private static func isBetweenAddresses(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: ",")
            || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "(")
            || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "'")
    }

    private mutating func read(
        _ text: UnsafePointer<UInt8>, _ length: Int, _ field: WordField, _ classes: UnsafePointer<UInt8>
    ) {
        var place = 0
        while place < length {
            var kind = classes[Int(text[place])]
            if kind == 0 {
                place &+= 1
                continue
            }
            let start = place
            var kinds: UInt8 = 0
            repeat {
                kinds |= kind
                place &+= 1
                kind = place < length ? classes[Int(text[place])] : 0
            } while kind != 0
            let count = place &- start
            if count < WordClass.shortest { continue }
            if kinds == WordClass.plain {
                if count <= 8 {
                    // Eight bytes at once, where the text has so many behind the word's beginning.
                    let sum =
                        length &- start >= 8
                        ? (UnsafeRawPointer(text + start).loadUnaligned(as: UInt64.self).bigEndian
                            | 0x2020_2020_2020_2020) >> (UInt64(truncatingIfNeeded: 8 &- count) &* 8)
                        : Self.sum(text + start, count)
                    table.add(short: sum, count, in: message, field)
                } else if count <= WordClass.longest {
                    table.add(long: text + start, count, isASCII: true, in: message, field)
                }
            } else if kinds >= WordClass.high {
                readFolded(text + start, count, field)
            } else if count <= WordClass.longest {
                readCode(text + start, count, isASCII: true, field)
            }
        }
    }

    /// A word with `_` in it: whole, and its parts.
    private mutating func readCode(
        _ word: UnsafePointer<UInt8>, _ count: Int, isASCII: Bool, _ field: WordField
    ) {
        add(word, count, isASCII: isASCII, field)
        var start = 0
        for place in 0...count where place == count || word[place] == UInt8(ascii: "_") {
            let length = place &- start
            if length >= WordClass.shortest, length < count { add(word + start, length, isASCII: isASCII, field) }
            start = place &+ 1
        }
    }

    /// A run with bytes above 127, which may hold quotation marks and the like between its words.
    private mutating func readFolded(_ text: UnsafePointer<UInt8>, _ count: Int, _ field: WordField) {
        let folded = FoldedText.fold(UnsafeBufferPointer(start: text, count: count))
        for run in folded.split(separator: UInt8(ascii: " ")) where run.count >= WordClass.shortest {
            guard run.count <= WordClass.longest else { continue }
            run.withUnsafeBufferPointer { bytes in
                let isASCII = bytes.allSatisfy { $0 < 0x80 }
                readCode(bytes.baseAddress.unsafelyUnwrapped, bytes.count, isASCII: isASCII, field)
            }
        }
    }

    @inline(__always)
    private mutating func add(_ word: UnsafePointer<UInt8>, _ count: Int, isASCII: Bool, _ field: WordField) {
        if count <= 8 {
            table.add(short: Self.sum(word, count), count, in: message, field)
        } else {
            table.add(long: word, count, isASCII: isASCII, in: message, field)
        }
    }

    @inline(__always)
    private static func sum(_ word: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        var sum: UInt64 = 0
        for place in 0..<count { sum = sum << 8 | UInt64(WordClass.lowercased(word[place])) }
        return sum
    }
}
