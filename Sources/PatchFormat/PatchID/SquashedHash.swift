/// A running SHA-1 of text without its white space.
///
/// White space is what git's own character table calls so: tab, line feed, carriage return and space.
struct SquashedHash {
    // 80 words of the schedule, then bytes that wait for a whole block, with room for the padding.
    private static let capacity = 4096
    private let schedule: UnsafeMutablePointer<UInt32>
    private let pending: UnsafeMutablePointer<UInt8>
    private var pendingCount = 0
    private var sha = SHA1()

    /// Uses memory that the caller keeps alive and throws away.
    init(schedule: UnsafeMutablePointer<UInt32>, pending: UnsafeMutablePointer<UInt8>) {
        self.schedule = schedule
        self.pending = pending
    }

    /// Runs `body` with a hash and the memory it needs.
    static func with<Result>(_ body: (inout SquashedHash) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 80) { schedule in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity + 128) { pending in
                guard let schedule = schedule.baseAddress, let pending = pending.baseAddress else {
                    preconditionFailure("a temporary allocation of more than no bytes has an address")
                }
                schedule.initialize(repeating: 0, count: 80)
                var hash = SquashedHash(schedule: schedule, pending: pending)
                return body(&hash)
            }
        }
    }

    /// Takes in one line without its white space and returns how many bytes were left of it.
    mutating func update(squashing line: UnsafeBufferPointer<UInt8>) -> Int {
        guard let base = line.baseAddress else { return 0 }
        var taken = 0
        var offset = 0
        while offset < line.count {
            let room = Self.capacity - pendingCount
            let length = min(room, line.count - offset)
            let written = Self.squash(base + offset, length, into: pending + pendingCount)
            taken += written
            pendingCount += written
            offset += length
            drain()
        }
        return taken
    }

    /// Takes in bytes as they are.
    mutating func update(verbatim bytes: some Collection<UInt8>) {
        for byte in bytes {
            pending[pendingCount] = byte
            pendingCount += 1
            drain()
        }
    }

    /// The digest of everything since the last one; resets.
    mutating func finish() -> SHA1.Digest {
        let blocks = pendingCount / 64
        if blocks > 0 { consume(blocks) }
        defer { pendingCount = 0 }
        return sha.finish(tail: pending, count: pendingCount, schedule: schedule)
    }

    private mutating func drain() {
        // Whole blocks in one go, but not for every line: each time the rest is moved to the front.
        if pendingCount >= Self.capacity / 2 { consume(pendingCount / 64) }
    }

    private mutating func consume(_ blocks: Int) {
        sha.update(blocks: pending, count: blocks, schedule: schedule)
        let rest = pendingCount - blocks * 64
        (pending).update(from: pending + blocks * 64, count: rest)
        pendingCount = rest
    }

    private static func squash(
        _ source: UnsafePointer<UInt8>, _ count: Int, into target: UnsafeMutablePointer<UInt8>
    ) -> Int {
        var read = 0
        var written = 0
        let raw = UnsafeRawPointer(source)
        let rawTarget = UnsafeMutableRawPointer(target)
        while read &+ 8 <= count {
            let word = raw.loadUnaligned(fromByteOffset: read, as: UInt64.self)
            // Nonzero if any byte is below 0x21 (or, harmlessly, one above such a byte).
            let suspicious = (word &- 0x2121_2121_2121_2121) & ~word & 0x8080_8080_8080_8080
            if suspicious == 0 {
                rawTarget.storeBytes(of: word, toByteOffset: written, as: UInt64.self)
                read &+= 8
                written &+= 8
                continue
            }
            for _ in 0..<8 {
                let byte = source[read]
                target[written] = byte
                written &+= isSpace(byte) ? 0 : 1
                read &+= 1
            }
        }
        while read < count {
            let byte = source[read]
            target[written] = byte
            written &+= isSpace(byte) ? 0 : 1
            read &+= 1
        }
        return written
    }

    @inline(__always)
    private static func isSpace(_ byte: UInt8) -> Bool {
        // Bits 9, 10, 13 and 32.
        byte <= 32 && (0x1_0000_2600 as UInt64) &>> UInt64(byte) & 1 != 0
    }
}
