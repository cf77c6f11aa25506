import TestKit
import Testing

@testable import TextIndex

@Suite("Segments of words")
struct SegmentTests {
    /// What a dictionary says of the same texts.
    private func expected(_ texts: [Int64: String], _ isMatch: (String) -> Bool) -> Set<Int64> {
        Set(texts.filter { $0.value.split(separator: " ").contains { isMatch(String($0)) } }.keys)
    }

    @Test(
        "find what a dictionary finds, however many they are and after they are merged",
        arguments: 1...12 as ClosedRange<UInt64>)
    func model(_ seed: UInt64) throws {
        var random = SeededGenerator(seed)
        var kept = KeptSegments()
        var texts: [Int64: String] = [:]
        for _ in 0..<(1 + random.below(20)) {
            let batch = (0..<(1 + random.below(30))).map { _ in random.text() }
            let first = Int64(texts.count + 1)
            try kept.add(batch, from: first)
            for (index, text) in batch.enumerated() { texts[first + Int64(index)] = text }
        }
        let removed = Set(texts.keys.filter { $0 % 7 == 0 })
        for isMerged in [false, true] {
            if isMerged {
                try kept.merge(without: removed)
                for message in removed { texts[message] = nil }
                #expect(kept.heads.count == 1)
            }
            for number in stride(from: 0, to: 420, by: 7) {
                let word = "word\(String(number, radix: 5))"
                #expect(try kept.messages(word) == expected(texts) { $0 == word })
            }
            for prefix in ["word", "word1", "word32", "wordx", "w", "x", "word444"] {
                #expect(try kept.messages(prefix, isPrefix: true) == expected(texts) { $0.hasPrefix(prefix) })
            }
        }
    }

    @Test("have their words in one order and each message once a word")
    func order() throws {
        var kept = KeptSegments()
        try kept.add(["b a c a", "a", "zz zz zz"].map { "x\($0) \($0)\($0)" }, from: 10)
        let head = try #require(kept.heads.first)
        var cursor = WordCursor(head)
        var words: [String] = []
        while try cursor.step({ kept.blocks[$0] }) {
            words.append(String(decoding: cursor.word, as: UTF8.self))
            var messages: [Int] = []
            try cursor.forEachPosting { message, _ in messages.append(message) }
            #expect(messages == messages.sorted() && Set(messages).count == messages.count)
        }
        #expect(words == words.sorted() && Set(words).count == words.count)
    }

    @Test("are merged when there are many of a size")
    func due() {
        func segments(_ size: Int, _ count: Int) -> [(id: Int64, size: Int)] {
            (0..<count).map { (id: Int64($0 + 1), size: size) }
        }
        #expect(WordMerge.due(segments(4, 31)) == nil)
        #expect(WordMerge.due(segments(4, 32))?.count == 32)
        #expect(WordMerge.due(segments(4, 16) + segments(20, 16)) == nil)
        #expect(WordMerge.due(segments(300, 255)) == nil)
        #expect(WordMerge.due(segments(300, 256))?.count == 256)
    }

    @Test("know the lines of a text: prose, quoted, and those of a diff")
    func fields() throws {
        let diff = "--- a/pump.c\n+++ b/pump.c\n@@ -1 +1 @@\n-int slow;\n+int quick;\n int same;\n"
        let words = WordCollector()
        words.add(text: Array("Before\n> Quoted\n\(diff)--\nafter\n".utf8), diff: Array(diff.utf8))
        let segment = try #require(words.segment())
        var found: [String: WordField] = [:]
        for block in segment.blocks {
            var block = WordBlock(block.content)
            while try block.next() {
                let word = String(decoding: block.word, as: UTF8.self)
                try block.forEachPosting(of: 1) { _, fields in found[word] = WordField(rawValue: fields) }
            }
        }
        #expect(found["before"] == .prose && found["after"] == .prose)
        #expect(found["quoted"] == .quoted)
        #expect(found["slow"] == .removed && found["quick"] == .added)
        #expect(found["same"] == .context && found["pump"] == .context)
        #expect(found["int"] == [.removed, .added, .context])
    }

    @Test(
        "number what LEB128 can say",
        arguments: [0, 1, 127, 128, 16_383, 16_384, UInt64(1) << 55, (1 << 56) - 1] as [UInt64])
    func numbers(_ number: UInt64) {
        var bytes: [UInt8] = []
        LEB128.append(number, to: &bytes)
        var offset = 0
        #expect(LEB128.read(bytes, &offset, end: bytes.count) == Int(number))
        #expect(offset == bytes.count)
        offset = 0
        #expect(LEB128.read(bytes, &offset, end: bytes.count - 1) == nil)
    }
}
