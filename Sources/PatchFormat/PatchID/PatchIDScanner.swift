/// The line by line state of `git patch-id` (git's `builtin/patch-id.c`), which decides what counts.
///
/// Its oddities are kept on purpose, since an id is only worth something when it is the one that git prints.
struct PatchIDScanner {
    private var id = PatchID()
    private var hash: SquashedHash
    /// Bytes hashed since the beginning of the patch.
    private var length = 0
    /// Lines of the old and the new side that the hunk still has to bring; -1 in a file's header.
    private var before = -1
    private var after = -1
    private var isBinary = false
    /// Whether an empty line within a hunk is a blank context line whose space a mailer took away.
    private let repairs: Bool
    /// Whether a NUL is in the text, at which C ends a line.
    private let hasNUL: Bool
    /// The two names of the last `index` line: they stand for the content of a binary file.
    private var oldName: ArraySlice<UInt8> = []
    private var newName: ArraySlice<UInt8> = []

    private enum Verdict {
        case goOn
        case endOfPatch
    }

    /// The id of the first patch in `text`.
    static func firstID(in text: UnsafeBufferPointer<UInt8>, repairing repairs: Bool = false) -> PatchID? {
        SquashedHash.with { hash in
            var rest = text[...]
            let hasNUL = text.offset(of: 0, in: 0..<text.count) < text.count
            while !rest.isEmpty {
                var scanner = PatchIDScanner(hash: hash, repairs: repairs, hasNUL: hasNUL)
                if let id = scanner.scan(&rest) { return id }
                hash = scanner.hash
            }
            return nil
        }
    }

    private init(hash: SquashedHash, repairs: Bool, hasNUL: Bool) {
        self.hasNUL = hasNUL
        self.hash = hash
        self.repairs = repairs
    }

    /// Reads up to the end of one patch; `nil` if nothing in it counted.
    private mutating func scan(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> PatchID? {
        let base = rest.base
        while !rest.isEmpty {
            let start = rest.startIndex
            let end = base.lineEnd(from: start)
            rest = base[end...]
            let line = UnsafeBufferPointer(rebasing: base[start..<end])
            if take(hasNUL ? line.untilNUL : line) == .endOfPatch { break }
        }
        id.add(hash.finish())
        return length > 0 ? id : nil
    }

    private mutating func take(_ line: UnsafeBufferPointer<UInt8>) -> Verdict {
        let first = line.first ?? 0
        if first == UInt8(ascii: "\\"), line.starts(with: "\\ "), line.count > 12 { return .goOn }
        if Self.namesCommit(line, first) { return .endOfPatch }
        if length == 0, !line.starts(with: "diff ") { return .goOn }

        if before == -1 {
            if line.starts(with: "GIT binary patch") || line.starts(with: "Binary files") {
                isBinary = true
                before = 0
                hash.update(verbatim: oldName)
                hash.update(verbatim: newName)
                id.add(hash.finish())
                return .goOn
            } else if line.starts(with: "index ") {
                readIndexLine(line)
                return .goOn
            } else if line.starts(with: "--- ") {
                before = 1
                after = 1
            } else if !first.isASCIILetter {
                return .endOfPatch
            }
        }

        if isBinary {
            if line.starts(with: "diff ") {
                isBinary = false
                before = -1
            }
            return .goOn
        }

        if before == 0, after == 0 {
            if line.starts(with: "@@ -") {
                readHunkHeader(line)
                return .goOn
            }
            guard line.starts(with: "diff ") else { return .endOfPatch }
            id.add(hash.finish())
            before = -1
            after = -1
        }

        let isContext = first == UInt8(ascii: " ") || (repairs && before > 0 && after > 0 && line.isLineEnd)
        if first == UInt8(ascii: "-") || isContext { before &-= 1 }
        if first == UInt8(ascii: "+") || isContext { after &-= 1 }
        length += hash.update(squashing: line)
        return .goOn
    }

    /// Whether a line begins with 40 hexadecimal digits, as `git log` and `git format-patch` begin a commit.
    private static func namesCommit(_ line: UnsafeBufferPointer<UInt8>, _ first: UInt8) -> Bool {
        var digits = line[...]
        if first == UInt8(ascii: "c"), line.starts(with: "commit ") {
            digits = line.dropFirst(7)
        } else if first == UInt8(ascii: "F"), line.starts(with: "From ") {
            digits = line.dropFirst(5)
        }
        return digits.count >= 40 && digits.prefix(40).allSatisfy { $0.hexDigit != nil }
    }

    private mutating func readIndexLine(_ line: UnsafeBufferPointer<UInt8>) {
        var dots = 0
        while dots + 1 < line.count, line[dots] != UInt8(ascii: ".") || line[dots + 1] != UInt8(ascii: ".") {
            dots += 1
        }
        guard dots + 1 < line.count else { return }
        var end = dots
        while end < line.count, line[end] != UInt8(ascii: " ") { end += 1 }
        // Git cuts the last byte, the line feed, also where there is none.
        if end == line.count { end -= 1 }
        // "index .." has its dots within the prefix.
        oldName = dots < 6 ? [] : ArraySlice(line[6..<dots].prefix(40))
        newName = end < dots + 2 ? [] : ArraySlice(line[(dots + 2)..<end].prefix(40))
    }

    /// Reads the counts of "@@ -1,2 +3,4 @@"; one that is missing is 1, what cannot be read stays.
    private mutating func readHunkHeader(_ line: UnsafeBufferPointer<UInt8>) {
        guard let (old, next) = Self.readCount(line, 4, current: &before), old, next + 1 < line.count,
            line[next] == UInt8(ascii: " "), line[next + 1] == UInt8(ascii: "+")
        else { return }
        _ = Self.readCount(line, next + 2, current: &after)
    }

    private static func readCount(
        _ line: UnsafeBufferPointer<UInt8>, _ start: Int, current: inout Int
    ) -> (hasDigits: Bool, next: Int)? {
        var index = start
        while index < line.count, line[index].isASCIIDigit { index += 1 }
        var digitCount = index - start
        if index < line.count, line[index] == UInt8(ascii: ",") {
            index += 1
            current = line.integer(at: index)
            let first = index
            while index < line.count, line[index].isASCIIDigit { index += 1 }
            digitCount = index - first
        } else {
            current = 1
        }
        return (digitCount > 0, index)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether this is a line without anything in it.
    fileprivate var isLineEnd: Bool {
        first == 0x0A || (count == 2 && first == 0x0D && self[1] == 0x0A)
    }
}
