/// The parts of the text of a patch mail, as ranges of it: header in the body, message, notes, diffstat, diff.
struct PatchText {
    private(set) var header = InBodyHeader()
    /// The commit message, without blank lines at either end.
    private(set) var message: Range<Int>
    /// Whether a rule (`---`) ends the message.
    private(set) var hasRule = false
    /// What stands between the rule and the diff.
    private(set) var belowRule: Range<Int>
    private(set) var diffstat: Range<Int>?
    /// Whether scissors or the beginning of a patch file cut off what is above.
    private(set) var isRestarted = false

    /// Takes a text apart whose diff, if any, is at `diff`.
    init(_ bytes: UnsafeBufferPointer<UInt8>, diff: Range<Int>?) {
        let limit = diff?.lowerBound ?? bytes.count
        var lines = LineCursor(bytes, 0..<limit)
        var isHeader = true
        var start = 0
        var end = limit
        while true {
            let before = lines.position
            guard let line = lines.next() else { break }
            if isHeader {
                if header.take(line, in: bytes) {
                    start = lines.position
                    continue
                }
                isHeader = false
            }
            guard let first = line.first, Self.canEnd(bytes[first]) else { continue }
            if Self.isRestart(line, in: bytes) {
                header = InBodyHeader()
                isHeader = true
                isRestarted = true
                start = lines.position
            } else if Self.isBreak(line, in: bytes) {
                hasRule = bytes.isRule(line)
                end = before
                break
            }
        }
        header.finish()
        message = bytes.trimmedLines(min(start, end)..<end)
        belowRule = (hasRule ? min(lines.position, limit) : end)..<limit
        diffstat = Diffstat.find(in: bytes, belowRule)
    }

    /// The text between rule and diff apart from the diffstat: notes that do not go into the commit.
    func notes(in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        guard hasRule else { return [] }
        guard let diffstat else { return Array(bytes[trimmedNotes(belowRule, in: bytes)]) }
        let above = trimmedNotes(belowRule.lowerBound..<diffstat.lowerBound, in: bytes)
        let rest = diffstat.upperBound..<belowRule.upperBound
        let below = trimmedNotes(rest.lowerBound..<(CoverText.metadata(bytes, rest) ?? rest.upperBound), in: bytes)
        if below.isEmpty { return Array(bytes[above]) }
        if above.isEmpty { return Array(bytes[below]) }
        return Array(bytes[above]) + [0x0A, 0x0A] + Array(bytes[below])
    }

    private func trimmedNotes(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var range = bytes.trimmedLines(range)
        while !range.isEmpty {
            let firstEnd = min(bytes.lineEnd(from: range.lowerBound), range.upperBound)
            if bytes.isRule(range.lowerBound..<firstEnd) {
                range = bytes.trimmedLines(firstEnd..<range.upperBound)
                continue
            }
            let lastStart = bytes[range].lastIndex(of: 0x0A).map { $0 + 1 } ?? range.lowerBound
            guard bytes.isRule(lastStart..<range.upperBound) else { break }
            range = bytes.trimmedLines(range.lowerBound..<lastStart)
        }
        return range
    }

    // MARK: Lines that end or restart a message

    /// Whether a line that begins so may end or restart a message; most lines are passed over by this.
    private static func canEnd(_ first: UInt8) -> Bool {
        switch first {
        case UInt8(ascii: "-"), UInt8(ascii: "d"), UInt8(ascii: "I"), UInt8(ascii: "F"), UInt8(ascii: "8"),
            UInt8(ascii: ">"), UInt8(ascii: "%"), 0x20, 0x09:
            true
        default: false
        }
    }

    private static func isRestart(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        InBodyHeader.isSeparator(line, in: bytes) || Scissors.isLine(line, in: bytes)
    }

    /// Git's `patchbreak`: a diff begins, or a rule stands here.
    private static func isBreak(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = line.lowerBound
        if bytes.starts(with: "diff -", at: start) || bytes.starts(with: "Index: ", at: start) { return true }
        guard bytes.starts(with: "---", at: start) else { return false }
        if line.count > 4, bytes[start + 3] == 0x20, bytes[start + 4] > 0x20 { return true }
        return bytes.isBlank(line.dropFirst(3))
    }
}
