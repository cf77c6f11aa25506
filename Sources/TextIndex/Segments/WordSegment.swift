internal import Glibc

/// The words of a run of messages, sorted, each with the messages that have it and where in them: a piece of the index
/// that is written once.
///
/// Messages are numbers from 0 in the order of the run. The words are in blocks of about 4 KiB; see
/// ``WordBlock`` for their form.
package struct WordSegment: Sendable, Equatable {
    /// Words that stand side by side.
    package struct Block: Sendable, Equatable {
        /// The first of them.
        package var first: [UInt8]
        /// All of them, encoded.
        package var content: [UInt8]

        /// Words that are encoded already.
        package init(first: [UInt8], content: [UInt8]) {
            (self.first, self.content) = (first, content)
        }
    }

    /// Sorted by their first words.
    package private(set) var blocks: [Block] = []
    /// How many messages the run has, those without words included.
    package private(set) var count = 0
    /// Index of the run's first message among the changes of its batch.
    package private(set) var start = 0

    /// The words that a table has gathered; `nil` when there are none.
    init?(_ table: WordTable, count: Int) {
        guard table.entries.count > 0 else { return nil }
        self.count = count
        var writer = WordBlockWriter()
        defer { writer.deallocate() }
        let order = Self.order(of: table)
        let postings = Self.postings(of: table, order)
        defer { postings.deallocate() }
        var next = 0
        for index in order {
            let entry = table.entries.start[Int(index)]
            writer.begin(UnsafeBufferPointer(start: table.bytes.start + Int(entry.offset), count: Int(entry.length)))
            for _ in 0..<entry.postings {
                writer.append(postings[next].message, postings[next].fields)
                next &+= 1
            }
            writer.append(entry.message, entry.fields)
            writer.end()
        }
        writer.close()
        blocks = writer.blocks
    }

    /// The same for a batch that has more changes before.
    package func moved(by changes: Int) -> WordSegment {
        var moved = self
        moved.start += changes
        return moved
    }

    /// The postings of a table side by side, those of the first word first.
    private static func postings(of table: WordTable, _ order: [UInt32]) -> UnsafeMutablePointer<WordTable.Posting> {
        let sorted = UnsafeMutablePointer<WordTable.Posting>.allocate(capacity: max(table.postings.count, 1))
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: table.entries.count) { offsets in
            var next: UInt32 = 0
            for index in order {
                offsets[Int(index)] = next
                next &+= table.entries.start[Int(index)].postings
            }
            for index in 0..<table.postings.count {
                let posting = table.postings.start[index]
                let offset = offsets[Int(posting.entry)]
                (sorted + Int(offset)).initialize(to: posting)
                offsets[Int(posting.entry)] = offset &+ 1
            }
        }
        return sorted
    }

    /// The entries of a table by their bytes.
    ///
    /// A radix sort of the first eight bytes, which tell most words apart, then the rest.
    private static func order(of table: WordTable) -> [UInt32] {
        let count = table.entries.count
        var heads = [RadixSort.Value](unsafeUninitializedCapacity: count) { buffer, size in
            for index in 0..<count {
                let entry = table.entries.start[index]
                buffer.initializeElement(
                    at: index, to: .init(head: head(entry, table), index: UInt32(truncatingIfNeeded: index)))
            }
            size = count
        }
        RadixSort.sort(&heads)
        var order = heads.map(\.index)
        var start = 0
        while start < count {
            var end = start + 1
            while end < count, heads[end].head == heads[start].head { end += 1 }
            if end - start > 1 { order[start..<end].sort { isBefore($0, $1, table) } }
            start = end
        }
        return order
    }

    private static func head(_ entry: WordTable.Entry, _ table: WordTable) -> UInt64 {
        let length = Int(entry.length)
        if length <= 8 { return entry.sum << (UInt64(8 - length) * 8) }
        return UnsafeRawPointer(table.bytes.start + Int(entry.offset)).loadUnaligned(as: UInt64.self).bigEndian
    }

    private static func isBefore(_ left: UInt32, _ right: UInt32, _ table: WordTable) -> Bool {
        let (left, right) = (table.entries.start[Int(left)], table.entries.start[Int(right)])
        let order = memcmp(
            table.bytes.start + Int(left.offset), table.bytes.start + Int(right.offset),
            Int(min(left.length, right.length)))
        return order == 0 ? left.length < right.length : order < 0
    }
}
