import TestKit
import Testing

@testable import TextIndex

@Suite("Damaged segments of words")
struct DamageTests {
    /// Changes some bytes.
    private func broken(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0...random.below(4) where !bytes.isEmpty {
            let offset = random.below(bytes.count)
            switch random.below(6) {
            case 0: bytes[offset] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes[offset] = [0, 0x7F, 0x80, 0xFF][random.below(4)]
            case 2: bytes.removeSubrange(offset...)
            case 3: bytes.insert(contentsOf: [UInt8](repeating: 0xFF, count: 12), at: offset)
            case 4: bytes.insert(contentsOf: bytes.suffix(random.below(40)), at: offset)
            default: bytes.remove(at: offset)
            }
        }
        return bytes
    }

    private func kept(_ random: inout SeededGenerator) throws -> KeptSegments {
        var kept = KeptSegments()
        try kept.add((0..<30).map { _ in random.text() }, from: 1)
        return kept
    }

    @Test("are noticed by their checksums, whichever byte it is")
    func checksums() throws {
        var random = SeededGenerator(1)
        let kept = try kept(&random)
        let (number, bytes) = try #require(kept.blocks.min { $0.key < $1.key })
        for offset in stride(from: 0, to: bytes.count, by: 5) {
            var damaged = bytes
            damaged[offset] ^= 1 << UInt8(random.below(8))
            #expect(throws: DamagedWords(block: number)) { _ = try WordBlock(damaged, row: number) }
        }
        // What belongs elsewhere is damage, too.
        #expect(throws: DamagedWords(block: number + 1)) { _ = try WordBlock(bytes, row: number + 1) }
    }

    @Test("are read to their end or refused where checksums agree", arguments: 1...24 as ClosedRange<UInt64>)
    func anyBytes(_ seed: UInt64) throws {
        var random = SeededGenerator(seed)
        let kept = try kept(&random)
        for _ in 0..<60 {
            var blocks = kept.blocks
            for (number, bytes) in blocks.sorted(by: { $0.key < $1.key }) where random.below(2) == 0 {
                var damaged = broken(Array(bytes.dropLast(Checksum.length)), &random)
                Checksum.append(to: &damaged, seed: number)
                blocks[number] = damaged
            }
            do {
                var cursor = WordCursor(kept.heads[0])
                while try cursor.step({ blocks[$0] }) {
                    #expect(cursor.word.count <= WordClass.longest)
                    try cursor.forEachPosting { message, _ in #expect((0..<30).contains(message)) }
                }
                try WordLookup(kept.heads, read: { blocks[$0] }).forEach("word", isPrefix: true) { message, _ in
                    #expect((1...30).contains(message))
                }
                _ = try WordMerge.merge(kept.heads, isKept: { _ in true }, read: { blocks[$0] }, write: { _ in })
            } catch {
                #expect(error is DamagedWords)
            }
        }
    }

    @Test("have heads of any bytes", arguments: 1...24 as ClosedRange<UInt64>)
    func heads(_ seed: UInt64) throws {
        var random = SeededGenerator(seed)
        let kept = try kept(&random)
        var encoder = WordSegmentEncoder(id: 1)
        for number in 0..<9 { _ = encoder.block(.init(first: Array("word\(number)".utf8), content: [])) }
        let head = encoder.head(messages: Array(1...30))
        for _ in 0..<200 {
            var (messages, directory) = (Array(head.messages.dropLast(4)), Array(head.directory.dropLast(4)))
            if random.below(2) == 0 { messages = broken(messages, &random) }
            if random.below(2) == 0 { directory = broken(directory, &random) }
            Checksum.append(to: &messages, seed: WordSegmentHead.messagesSeed(of: 1))
            Checksum.append(to: &directory, seed: WordSegmentHead.directorySeed(of: 1))
            do {
                let head = try WordSegmentHead(id: 1, messages: messages, directory: directory)
                // Whatever the directory says, looking ends with an answer or with the block that is not there.
                try WordLookup([head], read: { kept.blocks[$0] }).forEach("word3", isPrefix: false) { _, _ in }
            } catch {
                #expect(error is DamagedWords)
            }
        }
    }

    @Test("without a block say which one is missing")
    func missing() throws {
        var random = SeededGenerator(3)
        let kept = try kept(&random)
        let first = WordSegmentHead.firstBlock(of: 1)
        #expect(throws: DamagedWords(block: first)) {
            try WordLookup(kept.heads, read: { _ in nil }).forEach("word1", isPrefix: false) { _, _ in }
        }
    }
}
