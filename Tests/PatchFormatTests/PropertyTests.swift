import Foundation
import MailFormat
import Testing

@testable import PatchFormat

/// A generator that gives the same numbers in each run.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var mixed = state ^ state >> 33
        mixed = mixed &* 0xff51_afd7_ed55_8ccd
        return mixed ^ mixed >> 33
    }
}

@Suite("Properties") struct PropertyTests {
    @Test("any bytes give a mail, a diff and a range-diff")
    func total() throws {
        var random = Seeded(state: 1)
        let mails = try FixtureTests.names.map { name in
            [UInt8](try Data(contentsOf: FixtureTests.folder.appending(path: "\(name).eml")))
        }
        let pieces = [
            "diff --git a/x b/x\n", "@@ -1,99999999999999999999 +1,3 @@\n", "--- a/x\n+++ b/x\n",
            "GIT binary patch\nliteral 9\n",
            "@@@ -1,2 -1,2 +1,2 @@@\n", "---\n", "-- >8 --\n", "From: x\n", "Index: x\n", "[PATCH v2 1/3] ",
            "Fixes: a (\n b",
            "Applied to\n", "[1/2] a\n", "| 3 +-\n", "\0", "\"a/\\303", " 1 file changed\n",
            "https://lore.kernel.org/r/%40%",
        ]
        for _ in 0..<3_000 {
            var bytes = mails.randomElement(using: &random) ?? []
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let offset = Int.random(in: 0...bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes.insert(contentsOf: pieces.randomElement(using: &random)!.utf8, at: offset)
                case 1: bytes.removeSubrange(offset..<min(bytes.count, offset + Int.random(in: 0...80, using: &random)))
                case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: offset)
                default: bytes.insert(contentsOf: bytes[offset..<min(bytes.count, offset + 200)], at: offset)
                }
            }
            let message = Message(parsing: bytes)
            let text = message.text
            let mail = PatchMail(message, text: text)
            _ = mail.patch?.patchID
            let files = Diff(parsing: text).files
            #expect(files.map(\.path) == ChangedFile.list(in: text).map(\.path))
            let commit = RangeDiff.Commit(title: "a", message: text, diff: text)
            _ = RangeDiff(old: [commit], new: [commit])
            if let patch = mail.patch, let range = DiffLocator.range(in: text) {
                #expect(patch.diff == Array(text[range]))
                #expect(!patch.files.isEmpty)
            }
        }
    }

    @Test("a line difference leads from the old side to the new one, and is as short as can be")
    func lineDiff() {
        var random = Seeded(state: 2)
        for _ in 0..<2_000 {
            let letters = Int32.random(in: 1...6, using: &random)
            func side() -> [Int32] {
                (0..<Int.random(in: 0...14, using: &random)).map { _ in Int32.random(in: 0..<letters, using: &random) }
            }
            let (old, new) = (side(), side())
            let diff = LineDiff(old: old, new: new)
            let kept = zip(old, diff.removed).filter { !$0.1 }.map(\.0)
            #expect(kept == zip(new, diff.added).filter { !$0.1 }.map(\.0))
            #expect(kept.count == longestCommon(old, new))
            #expect(
                diff.changes.reduce(0) { $0 + $1.old.count + $1.new.count } == old.count + new.count - 2 * kept.count)
        }
    }

    private func longestCommon(_ a: [Int32], _ b: [Int32]) -> Int {
        var row = [Int](repeating: 0, count: b.count + 1)
        for x in a {
            var diagonal = 0
            for (index, y) in b.enumerated() {
                let above = row[index + 1]
                row[index + 1] = x == y ? diagonal + 1 : max(above, row[index])
                diagonal = above
            }
        }
        return row[b.count]
    }

    @Test("no assignment is cheaper")
    func assignment() {
        var random = Seeded(state: 3)
        for _ in 0..<300 {
            let n = Int.random(in: 1...5, using: &random)
            let costs = (0..<n * n).map { _ in Int.random(in: 0...20, using: &random) }
            let columns = Assignment.columns(of: costs, count: n)
            #expect(Set(columns) == Set(0..<n))
            let cost = columns.enumerated().reduce(0) { $0 + costs[$1.offset * n + $1.element] }
            #expect(cost == cheapest(costs, n, row: 0, free: Set(0..<n)))
        }
    }

    private func cheapest(_ costs: [Int], _ n: Int, row: Int, free: Set<Int>) -> Int {
        guard row < n else { return 0 }
        return free.map { costs[row * n + $0] + cheapest(costs, n, row: row + 1, free: free.subtracting([$0])) }.min()
            ?? 0
    }
}
