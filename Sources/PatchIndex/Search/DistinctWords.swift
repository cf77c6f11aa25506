/// The words of a text, each once, in order of appearance, with a space behind each.
///
/// A word is a run of letters, digits and bytes above 127, in lower case, of 2 to 64 bytes: what is longer is an encoded
/// file. Words of code, with `_` in them, are kept whole and in their parts, so that `kvm_load_xfeatures` is found by that
/// and by `xfeatures`.
struct DistinctWords {
    private var seen: UnsafeMutablePointer<UInt64>
    private var capacity = 512
    private var count = 0
    private var end: UnsafeMutablePointer<UInt8>

    /// The words of `text`.
    static func list(in text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        guard let base = text.baseAddress, text.count > 1 else { return [] }
        // Each word is written once whole and, at most, once more in parts, with a space for each two bytes.
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count * 3 + 2) { buffer in
            guard let start = buffer.baseAddress else { return [] }
            var words = DistinctWords(end: start)
            words.read(base, text.count)
            words.seen.deallocate()
            return Array(UnsafeBufferPointer(start: start, count: words.end - start))
        }
    }

    private init(end: UnsafeMutablePointer<UInt8>) {
        seen = .allocate(capacity: capacity)
        seen.initialize(repeating: 0, count: capacity)
        self.end = end
    }

    private mutating func read(_ text: UnsafePointer<UInt8>, _ length: Int) {
        Self.classes.withUnsafeBufferPointer { classes in
            var place = 0
            while place < length {
                if classes[Int(text[place])] == 0 {
                    place &+= 1
                    continue
                }
                let start = place
                var part = place
                var sum = Self.basis
                var partSum = Self.basis
                while place < length {
                    let byte = classes[Int(text[place])]
                    if byte == 0 { break }
                    if byte == UInt8(ascii: "_") {
                        add(text + part, place &- part, partSum, classes)
                        part = place &+ 1
                        partSum = Self.basis
                    } else {
                        partSum = (partSum ^ UInt64(byte)) &* Self.prime
                    }
                    sum = (sum ^ UInt64(byte)) &* Self.prime
                    place &+= 1
                }
                if part > start { add(text + part, place &- part, partSum, classes) }
                add(text + start, place &- start, sum, classes)
            }
        }
    }

    private mutating func add(
        _ word: UnsafePointer<UInt8>, _ length: Int, _ sum: UInt64, _ classes: UnsafeBufferPointer<UInt8>
    ) {
        guard length > 1, length <= 64 else { return }
        let kept = sum | 1
        var slot = Self.slot(kept, capacity)
        while seen[slot] != 0 {
            if seen[slot] == kept { return }
            slot = (slot &+ 1) & (capacity &- 1)
        }
        seen[slot] = kept
        count &+= 1
        for place in 0..<length { end[place] = classes[Int(word[place])] }
        end[length] = UInt8(ascii: " ")
        end += length &+ 1
        if count &* 2 > capacity { grow() }
    }

    private mutating func grow() {
        let (old, oldCapacity) = (seen, capacity)
        capacity &*= 4
        seen = .allocate(capacity: capacity)
        seen.initialize(repeating: 0, count: capacity)
        for place in 0..<oldCapacity where old[place] != 0 {
            var slot = Self.slot(old[place], capacity)
            while seen[slot] != 0 { slot = (slot &+ 1) & (capacity &- 1) }
            seen[slot] = old[place]
        }
        old.deallocate()
    }

    private static func slot(_ sum: UInt64, _ capacity: Int) -> Int {
        Int(truncatingIfNeeded: (sum >> 32) ^ (sum >> 7)) & (capacity &- 1)
    }

    private static let basis: UInt64 = 0xcbf2_9ce4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01b3

    /// For each byte its lower case, or 0 where it is no part of a word.
    private static let classes: [UInt8] = (0...255).map { value in
        let byte = UInt8(value)
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): return byte | 0x20
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...0xFF: return byte
        case UInt8(ascii: "_"): return byte
        default: return 0
        }
    }
}
