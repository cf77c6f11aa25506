internal import Glibc

/// The words of a batch of messages, each with the messages that have it: a hash table that is filled once and then sorted.
///
/// Words are in one run of bytes, and the messages that have them in one run of postings, as they come; the newest message
/// of each word stands with the word, so that one that comes again costs one look into the table. Whoever makes one calls
/// ``deallocate()``.
struct WordTable {
    /// A word.
    struct Entry: BitwiseCopyable {
        /// Up to eight bytes as a number, the first one highest; a hash of longer ones.
        var sum: UInt64
        /// Where its bytes stand.
        var offset: UInt32
        /// How many postings it has.
        var postings: UInt32
        /// The newest message that has it, of which there is no posting, and where in that message it stands.
        var message: UInt32
        var fields: UInt16
        var length: UInt16
    }

    /// A message that has a word, and where in it.
    struct Posting: BitwiseCopyable {
        /// Index of the word among the entries.
        var entry: UInt32
        var message: UInt32
        var fields: UInt16
    }

    private var slots: UnsafeMutablePointer<UInt32>
    private var capacity = 1 << 15
    /// The words as they came.
    private(set) var entries = Run<Entry>(capacity: 1 << 14)
    /// The postings as they came: those of one word in the order of their messages.
    private(set) var postings = Run<Posting>(capacity: 1 << 17)
    /// The bytes of all words, in lower case.
    private(set) var bytes = Run<UInt8>(capacity: 1 << 17)

    init() {
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: 0, count: capacity)
    }

    /// Frees the memory.
    func deallocate() {
        slots.deallocate()
        entries.deallocate()
        postings.deallocate()
        bytes.deallocate()
    }

    /// Notes that a message has a word of up to eight bytes, which make the number `sum`, the first one highest.
    @inline(__always)
    mutating func add(short sum: UInt64, _ length: Int, in message: UInt32, _ field: WordField) {
        let mask = capacity &- 1
        var slot = Self.slot(sum, length) & mask
        while true {
            let found = slots[slot]
            if found == 0 { break }
            let entry = entries.start + Int(found &- 1)
            if entry.pointee.sum == sum, entry.pointee.length == UInt16(truncatingIfNeeded: length) {
                return note(entry, message, field)
            }
            slot = (slot &+ 1) & mask
        }
        insert(slot, sum, length, message, field)
        for index in (0..<length).reversed() {
            bytes.append(UInt8(truncatingIfNeeded: sum >> (UInt64(truncatingIfNeeded: index) &* 8)))
        }
    }

    /// Notes that a message has a word of more than eight bytes.
    ///
    /// - Parameter isASCII: whether the word is ASCII, of any case; another one is in lower case.
    @inline(__always)
    mutating func add(
        long word: UnsafePointer<UInt8>, _ length: Int, isASCII: Bool, in message: UInt32, _ field: WordField
    ) {
        // In ASCII this bit makes lower case of letters, leaves digits, and has no other character become what `_` becomes.
        let lower: UInt64 = isASCII ? 0x2020_2020_2020_2020 : 0
        let sum = Self.sum(word, length, lower)
        let mask = capacity &- 1
        var slot = Self.slot(sum, length) & mask
        while true {
            let found = slots[slot]
            if found == 0 { break }
            let entry = entries.start + Int(found &- 1)
            if entry.pointee.sum == sum, entry.pointee.length == UInt16(truncatingIfNeeded: length),
                Self.areEqual(bytes.start + Int(entry.pointee.offset), word, length, lower)
            {
                return note(entry, message, field)
            }
            slot = (slot &+ 1) & mask
        }
        insert(slot, sum, length, message, field)
        for index in 0..<length { bytes.append(WordClass.lowercased(word[index])) }
    }

    private mutating func insert(
        _ slot: Int, _ sum: UInt64, _ length: Int, _ message: UInt32, _ field: WordField
    ) {
        slots[slot] = UInt32(truncatingIfNeeded: entries.count &+ 1)
        entries.append(
            Entry(
                sum: sum, offset: UInt32(truncatingIfNeeded: bytes.count), postings: 0, message: message,
                fields: field.rawValue, length: UInt16(truncatingIfNeeded: length)))
        if entries.count &* 2 > capacity { grow() }
    }

    @inline(__always)
    private mutating func note(_ entry: UnsafeMutablePointer<Entry>, _ message: UInt32, _ field: WordField) {
        if entry.pointee.message == message {
            entry.pointee.fields |= field.rawValue
            return
        }
        postings.append(
            Posting(
                entry: UInt32(truncatingIfNeeded: entry - entries.start), message: entry.pointee.message,
                fields: entry.pointee.fields))
        entry.pointee.postings &+= 1
        entry.pointee.message = message
        entry.pointee.fields = field.rawValue
    }

    private mutating func grow() {
        capacity &*= 4
        slots.deallocate()
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: 0, count: capacity)
        for index in 0..<entries.count {
            let entry = entries.start[index]
            var slot = Self.slot(entry.sum, Int(entry.length)) & (capacity &- 1)
            while slots[slot] != 0 { slot = (slot &+ 1) & (capacity &- 1) }
            slots[slot] = UInt32(truncatingIfNeeded: index &+ 1)
        }
    }

    // MARK: Eight bytes at a time; the last eight may overlap those before

    @inline(__always)
    private static func sum(_ word: UnsafePointer<UInt8>, _ length: Int, _ lower: UInt64) -> UInt64 {
        var sum: UInt64 = 0
        var offset = 0
        while offset < length {
            let start = min(offset, length &- 8)
            sum = (sum ^ (UnsafeRawPointer(word + start).loadUnaligned(as: UInt64.self) | lower)) &* prime
            sum ^= sum >> 29
            offset &+= 8
        }
        return sum
    }

    @inline(__always)
    private static func areEqual(
        _ kept: UnsafePointer<UInt8>, _ word: UnsafePointer<UInt8>, _ length: Int, _ lower: UInt64
    ) -> Bool {
        var offset = 0
        while offset < length {
            let start = min(offset, length &- 8)
            let (left, right) = (UnsafeRawPointer(kept + start), UnsafeRawPointer(word + start))
            if left.loadUnaligned(as: UInt64.self) | lower != right.loadUnaligned(as: UInt64.self) | lower {
                return false
            }
            offset &+= 8
        }
        return true
    }

    @inline(__always)
    private static func slot(_ sum: UInt64, _ length: Int) -> Int {
        Int(truncatingIfNeeded: ((sum ^ UInt64(truncatingIfNeeded: length) << 59) &* prime) >> 32)
    }

    private static let prime: UInt64 = 0x9e37_79b9_7f4a_7c15
}
