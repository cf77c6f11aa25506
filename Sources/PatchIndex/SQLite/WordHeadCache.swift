internal import Synchronization
internal import TextIndex

/// Heads of segments that were read, for the searches that follow.
///
/// A segment is written once, under a number that none had before, so what a reader has seen of it stays true. Heads beyond
/// ``limit`` are not kept.
final class WordHeadCache: Sendable {
    private let known = Mutex<[Int64: WordSegmentHead]>([:])
    private let limit: Int

    /// An empty cache of at most so many bytes.
    init(limit: Int = 16 << 20) { self.limit = limit }

    /// The heads of segments in their order; `read` gives those that are not kept.
    func heads(_ ids: [Int64], _ read: ([Int64]) throws -> [WordSegmentHead]) rethrows -> [WordSegmentHead] {
        var found = known.withLock { known in ids.compactMap { known[$0] } }
        if found.count < ids.count {
            let have = Set(found.map(\.id))
            found += try read(ids.filter { !have.contains($0) })
            found.sort { $0.id < $1.id }
        }
        known.withLock { known in
            var room = limit
            known = [:]
            for head in found where head.size <= room {
                room -= head.size
                known[head.id] = head
            }
        }
        return found
    }
}
