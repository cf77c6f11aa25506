extension DiffReader {
    /// Reads a hunk whose header line is next.
    mutating func readHunk(_ header: HunkHeader) {
        let start = lineNumber
        advance()
        sink.beginHunk(header)
        var isDamaged = header.old.count == 1 ? readLines(header) : readCombinedLines(header)
        if isDamaged { sink.add(.shortHunk, line: start) }
        readNoNewline()
        if header.old.count == 1, isExcess {
            sink.add(.longHunk, line: lineNumber)
            isDamaged = true
            while isExcess || (position < bytes.count && bytes[position] == UInt8(ascii: " ")) {
                let mark = bytes[position]
                add(mark == UInt8(ascii: "+") ? .added : mark == UInt8(ascii: "-") ? .removed : .context, 1)
            }
        }
        sink.endHunk(isDamaged: isDamaged)
    }

    /// Reads as many lines as the header says; true if there are not so many.
    private mutating func readLines(_ header: HunkHeader) -> Bool {
        var old = header.old[0].count
        var new = header.new.count
        while old > 0 || new > 0 {
            guard position < bytes.count else { return true }
            switch bytes[position] {
            case UInt8(ascii: " "):
                if old == 0 || new == 0 { return true }
                old &-= 1
                new &-= 1
                add(.context, 1)
            case UInt8(ascii: "+"):
                if new == 0 { return true }
                new &-= 1
                add(.added, 1)
            case UInt8(ascii: "-"):
                if old == 0 || isSignature(at: position) { return true }
                old &-= 1
                add(.removed, 1)
            case 0x0A:
                // A context line whose only space was cut on the way.
                if old == 0 || new == 0 { return true }
                old &-= 1
                new &-= 1
                add(.context, 0)
            case UInt8(ascii: "\\"):
                add(.noNewline, 0)
            default:
                guard resumes else { return true }
                sink.add(.wrappedLine, line: lineNumber)
                add(.damaged, 0)
            }
        }
        return false
    }

    /// Reads a hunk of a combined diff: each line has a mark for each parent.
    private mutating func readCombinedLines(_ header: HunkHeader) -> Bool {
        var old = header.old.map(\.count)
        var new = header.new.count
        while new > 0 || old.contains(where: { $0 > 0 }) {
            guard position < bytes.count else { return true }
            let line = lineRange
            if bytes[position] == UInt8(ascii: "\\") {
                add(.noNewline, 0)
                continue
            }
            let marks = line.prefix(old.count)
            guard marks.allSatisfy({ [UInt8(ascii: " "), UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[$0]) })
            else {
                return true
            }
            let isRemoved = marks.contains { bytes[$0] == UInt8(ascii: "-") }
            for (parent, mark) in marks.enumerated()
            where bytes[mark] == (isRemoved ? UInt8(ascii: "-") : UInt8(ascii: " ")) { old[parent] &-= 1 }
            if line.isEmpty { for parent in old.indices { old[parent] &-= 1 } }
            if !isRemoved { new &-= 1 }
            let isAdded = marks.contains { bytes[$0] == UInt8(ascii: "+") }
            add(isRemoved ? .removed : isAdded ? .added : .context, marks.count)
        }
        return false
    }

    private mutating func readNoNewline() {
        while position < bytes.count, bytes[position] == UInt8(ascii: "\\"), bytes.starts(with: "\\ ", at: position) {
            add(.noNewline, 0)
        }
    }

    private mutating func add(_ kind: DiffLine.Kind, _ markWidth: Int) {
        let end = bytes.lineEnd(from: position)
        let hasFeed = end > position && bytes[end &- 1] == 0x0A
        sink.add(kind, markWidth: markWidth, line: position..<(hasFeed ? end &- 1 : end))
        position = end
        lineNumber &+= 1
    }

    /// Whether a line of code stands where the hunk should have ended.
    private var isExcess: Bool {
        guard position < bytes.count else { return false }
        switch bytes[position] {
        case UInt8(ascii: "+"): return !bytes.starts(with: "+++ ", at: position)
        case UInt8(ascii: "-"): return !bytes.starts(with: "--", at: position)
        default: return false
        }
    }

    /// Whether the signature of `git format-patch` stands here: "-- " and the version of git.
    private func isSignature(at start: Int) -> Bool {
        guard bytes.starts(with: "--", at: start) else { return false }
        let end = bytes.lineEnd(from: start)
        guard end - start <= 4, end < bytes.count else { return false }
        return bytes[end].isASCIIDigit
    }

    /// Whether the hunk continues after this line, which is none of its own: the rest of a line that a mailer wrapped.
    private var resumes: Bool {
        var next = position
        for _ in 0..<3 {
            if bytes[next] == UInt8(ascii: "@") || bytes.starts(with: "diff -", at: next) { return false }
            next = bytes.lineEnd(from: next)
            guard next < bytes.count else { return false }
            switch bytes[next] {
            case UInt8(ascii: " "), UInt8(ascii: "+"): return true
            case UInt8(ascii: "-"): return !bytes.starts(with: "--", at: next)
            case 0x0A: return false
            default: continue
            }
        }
        return false
    }
}
