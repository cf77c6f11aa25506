/// The words of a text, each once, in order of appearance.
///
/// A word is a run of letters, digits and bytes above 127, in lower case. Words of code, with `_` in them, are kept whole and
/// in their parts, so that `kvm_load_xfeatures` is found by that and by `xfeatures`.
struct TermSet {
    /// The words, with a space between.
    private(set) var joined: [UInt8] = []
    /// Sums of the words that were seen, open addressing; 0 is an empty place.
    private var seen: [UInt64] = []
    private var count = 0

    /// A longer run of characters is no word, but an encoded file.
    private static let longest = 64

    mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        if seen.isEmpty { seen = [UInt64](repeating: 0, count: 1024) }
        var place = 0
        while place < text.count {
            guard Self.isWord(text[place]) else {
                place += 1
                continue
            }
            var end = place
            var partStart = place
            var sum = Self.basis
            var partSum = Self.basis
            var hasParts = false
            while end < text.count, Self.isWord(text[end]) {
                let byte = Self.lowered(text[end])
                if byte == UInt8(ascii: "_") {
                    if partStart < end { add(text, partStart..<end, partSum) }
                    hasParts = true
                    partStart = end + 1
                    partSum = Self.basis
                } else {
                    partSum = (partSum ^ UInt64(byte)) &* Self.prime
                }
                sum = (sum ^ UInt64(byte)) &* Self.prime
                end += 1
            }
            if hasParts, partStart < end { add(text, partStart..<end, partSum) }
            add(text, place..<end, sum)
            place = end
        }
    }

    private mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ sum: UInt64) {
        guard range.count > 1, range.count <= Self.longest else { return }
        var slot = Int(truncatingIfNeeded: (sum ^ (sum >> 29)) & UInt64(seen.count - 1))
        let kept = sum | 1
        while seen[slot] != 0 {
            if seen[slot] == kept { return }
            slot = (slot + 1) & (seen.count - 1)
        }
        seen[slot] = kept
        count += 1
        for place in range { joined.append(Self.lowered(text[place])) }
        joined.append(UInt8(ascii: " "))
        if count * 2 > seen.count { grow() }
    }

    private mutating func grow() {
        let old = seen
        seen = [UInt64](repeating: 0, count: old.count * 2)
        for kept in old where kept != 0 {
            var slot = Int(truncatingIfNeeded: (kept ^ (kept >> 29)) & UInt64(seen.count - 1))
            while seen[slot] != 0 { slot = (slot + 1) & (seen.count - 1) }
            seen[slot] = kept
        }
    }

    private static let basis: UInt64 = 0xcbf2_9ce4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01b3

    @inline(__always)
    private static func lowered(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }

    @inline(__always)
    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "_")
    }
}
