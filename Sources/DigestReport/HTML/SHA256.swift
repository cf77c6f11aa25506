/// SHA-256 (FIPS 180-4), for the hash by which a page names the one style sheet that it allows.
enum SHA256 {
    /// The 32 bytes of the hash.
    static func hash(_ message: [UInt8]) -> [UInt8] {
        var state = initial
        var padded = message
        padded.append(0x80)
        while padded.count % 64 != 56 { padded.append(0) }
        let bits = UInt64(message.count) * 8
        for shift in stride(from: 56, through: 0, by: -8) { padded.append(UInt8(truncatingIfNeeded: bits >> shift)) }
        for start in stride(from: 0, to: padded.count, by: 64) { add(padded[start..<(start + 64)], to: &state) }
        return state.flatMap { word in
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
        }
    }

    private static func add(_ block: ArraySlice<UInt8>, to state: inout [UInt32]) {
        var words = [UInt32](repeating: 0, count: 64)
        for (index, byte) in block.enumerated() { words[index / 4] = words[index / 4] << 8 | UInt32(byte) }
        for index in 16..<64 {
            let (two, fifteen) = (words[index - 2], words[index - 15])
            let high = turned(two, 17) ^ turned(two, 19) ^ (two >> 10)
            let low = turned(fifteen, 7) ^ turned(fifteen, 18) ^ (fifteen >> 3)
            words[index] = words[index - 16] &+ low &+ words[index - 7] &+ high
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for index in 0..<64 {
            let high = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
            let first = h &+ high &+ ((e & f) ^ (~e & g)) &+ constants[index] &+ words[index]
            let low = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
            let second = low &+ ((a & b) ^ (a & c) ^ (b & c))
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
        }
        for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
    }

    private static func turned(_ word: UInt32, _ bits: UInt32) -> UInt32 { word >> bits | word << (32 - bits) }

    private static let primes: [UInt64] = {
        var primes: [UInt64] = []
        var number: UInt64 = 2
        while primes.count < 64 {
            if primes.allSatisfy({ number % $0 != 0 }) { primes.append(number) }
            number += 1
        }
        return primes
    }()

    /// The first 32 bits of the fractional parts of the square roots of the first 8 primes (section 5.3.3).
    private static let initial = primes.prefix(8).map { prime in
        fraction { root in root.multipliedFullWidth(by: root).high < prime }
    }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (section 4.2.2).
    private static let constants = primes.map { prime in
        fraction { root in
            // The cube has 96 bits behind the point; `root` has 32.
            let square = root.multipliedFullWidth(by: root)
            let low = square.low.multipliedFullWidth(by: root)
            let high = square.high * root + low.high
            return high < prime << 32
        }
    }

    /// The fractional half of the greatest number, with 32 bits behind the point, of which `isBelow` is true.
    private static func fraction(where isBelow: (UInt64) -> Bool) -> UInt32 {
        var root: UInt64 = 0
        for bit in stride(from: 36, through: 0, by: -1) where isBelow(root | 1 << UInt64(bit)) {
            root |= 1 << UInt64(bit)
        }
        return UInt32(truncatingIfNeeded: root)
    }
}
