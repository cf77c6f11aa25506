/// Merges segments, so that a search has few of them to look into.
///
/// Segments are of one size when they have the same number of digits to the base of 16 in their count of messages. Small
/// ones are merged when there are 32 of a size, larger ones, which a first run writes, at 256: every word is written again
/// once for each sixteenfold growth at most.
package enum WordMerge {
    /// The segments that are to be merged next, of those with a number and a count of messages, oldest first; nil when none
    /// are.
    package static func due(_ segments: [(id: Int64, size: Int)]) -> [Int64]? {
        let sizes = Dictionary(grouping: segments) { String($0.size, radix: 16).utf8.count }
        for (digits, segments) in sizes.sorted(by: { $0.key < $1.key })
        where segments.count >= (digits < 3 ? 32 : 256) {
            return segments.map(\.id)
        }
        return nil
    }

    private struct Source {
        var cursor: WordCursor
        /// The new index of each message; -1 for one that is left out.
        var indices: [Int32]
    }

    /// Merges segments, oldest first, and gives the messages of the merged one.
    ///
    /// - Parameters:
    ///   - isKept: whether the index still has a message; what it has not is left out.
    ///   - read: the bytes of the block with a number; nil where there is none.
    ///   - write: takes blocks of the merged segment, in order.
    /// - Throws: ``DamagedWords``, or what the closures throw.
    package static func merge(
        _ heads: [WordSegmentHead], isKept: (Int64) throws -> Bool, read: (Int64) throws -> [UInt8]?,
        write: ([WordSegment.Block]) throws -> Void
    ) throws -> [Int64] {
        var messages: [Int64] = []
        var sources = try heads.map { head in
            let indices = try head.messages.map { message -> Int32 in
                guard try isKept(message) else { return -1 }
                messages.append(message)
                return Int32(messages.count - 1)
            }
            return Source(cursor: WordCursor(head), indices: indices)
        }
        var heap = WordHeap()
        for index in sources.indices where try sources[index].cursor.step(read) {
            heap.insert(sources[index].cursor.word, index)
        }
        var writer = WordBlockWriter()
        defer { writer.deallocate() }
        while let word = heap.first {
            word.withUnsafeBufferPointer { writer.begin($0) }
            // Equal words come by the order of their segments, so that messages come in order.
            while heap.first == word, let index = heap.removeFirst() {
                let indices = sources[index].indices
                try sources[index].cursor.forEachPosting { message, fields in
                    if indices[message] >= 0 { writer.append(UInt32(indices[message]), fields.rawValue) }
                }
                if try sources[index].cursor.step(read) { heap.insert(sources[index].cursor.word, index) }
            }
            writer.end()
            if !writer.blocks.isEmpty { try write(writer.blocks) }
            writer.blocks = []
        }
        writer.close()
        if !writer.blocks.isEmpty { try write(writer.blocks) }
        return messages
    }
}
