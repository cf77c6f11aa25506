/// The lines between "diff --git …" and the first hunk, as ranges of the text.
struct DiffFileHeader {
    /// Who wrote the diff.
    enum Style {
        /// `diff --git a/x b/x`
        case git
        /// `diff --cc x` or `diff --combined x`
        case combined
        /// `diff -urN x.orig x`, or `Index: x`
        case plain
        /// Only `--- x.orig` and `+++ x`
        case bare
    }

    var style: Style
    var startLine = 0..<0
    var hasHunks = false
    var parentCount = 1
    var isDamaged = false

    /// What is behind `--- ` and `+++ `.
    var oldName: Range<Int>?
    var newName: Range<Int>?
    var renameFrom: Range<Int>?
    var renameTo: Range<Int>?
    var copyFrom: Range<Int>?
    var copyTo: Range<Int>?
    /// What is behind `index `.
    var index: Range<Int>?
    var oldMode: UInt32?
    var newMode: UInt32?
    var isNew = false
    var isDeleted = false
    var similarity: Int?
    var dissimilarity: Int?
    var isBinary = false
    var isGitBinary = false
    var binaryCount = 0

    init(style: Style) { self.style = style }

    /// Whether a line that follows "diff --git" is at `start`.
    static func isHeaderLine(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        var header = DiffFileHeader(style: .git)
        let end = bytes.lineEnd(from: start)
        let hasFeed = end > start && bytes[end - 1] == 0x0A
        return header.take(start..<(hasFeed ? end - 1 : end), in: bytes)
    }

    /// Takes one line; false if it is none of a header.
    mutating func take(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        func value(_ prefix: StaticString) -> Range<Int>? {
            let start = line.lowerBound + prefix.utf8CodeUnitCount
            return start <= line.upperBound && bytes.starts(with: prefix, at: line.lowerBound)
                ? start..<line.upperBound : nil
        }
        guard let first = line.isEmpty ? nil : bytes[line.lowerBound] else { return false }
        switch first {
        case UInt8(ascii: "-"):
            guard oldName == nil, let name = value("--- ") else { return false }
            oldName = name
        case UInt8(ascii: "+"):
            guard newName == nil, oldName != nil, let name = value("+++ ") else { return false }
            newName = name
        case UInt8(ascii: "i"):
            guard let ids = value("index ") else { return false }
            index = ids
            if let space = bytes[ids].lastIndex(of: 0x20) {
                let mode = Self.mode(bytes[(space + 1)..<ids.upperBound])
                oldMode = oldMode ?? mode
                newMode = newMode ?? mode
            }
        case UInt8(ascii: "="):
            return style == .plain && oldName == nil && value("=====") != nil
        case UInt8(ascii: "G"):
            guard value("GIT binary patch") != nil else { return false }
            isBinary = true
            isGitBinary = true
        case UInt8(ascii: "B"):
            guard value("Binary files ") != nil else { return false }
            isBinary = true
        case UInt8(ascii: "d") where style == .plain && oldName == nil && value("diff -") != nil:
            // "Index: x", then "diff -u …".
            break
        default:
            return takeExtended(value, bytes)
        }
        return true
    }

    private mutating func takeExtended(
        _ value: (StaticString) -> Range<Int>?, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        if let mode = value("old mode ") {
            oldMode = Self.mode(bytes[mode])
        } else if let mode = value("new mode ") {
            newMode = Self.mode(bytes[mode])
        } else if let mode = value("new file mode ") {
            isNew = true
            newMode = Self.mode(bytes[mode])
        } else if let mode = value("deleted file mode ") {
            isDeleted = true
            oldMode = Self.mode(bytes[mode].prefix { $0 != UInt8(ascii: ",") })
        } else if let modes = value("mode ") {
            takeModes(bytes[modes])
        } else if let percent = value("similarity index ") {
            similarity = SubjectTags.number(bytes[percent].prefix { $0.isASCIIDigit })
        } else if let percent = value("dissimilarity index ") {
            dissimilarity = SubjectTags.number(bytes[percent].prefix { $0.isASCIIDigit })
        } else if let path = value("rename from ") ?? value("rename old ") {
            renameFrom = path
        } else if let path = value("rename to ") ?? value("rename new ") {
            renameTo = path
        } else if let path = value("copy from ") {
            copyFrom = path
        } else if let path = value("copy to ") {
            copyTo = path
        } else {
            return false
        }
        return true
    }

    /// Reads "100644,100755..100644" of a combined diff.
    private mutating func takeModes(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
        let old = text.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ".") }
        oldMode = Self.mode(old)
        if let dot = text.lastIndex(of: UInt8(ascii: ".")) { newMode = Self.mode(text[(dot + 1)...]) }
    }

    /// Six octal digits; `nil` for anything else.
    private static func mode(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32? {
        guard digits.count == 6 else { return nil }
        var mode: UInt32 = 0
        for digit in digits {
            guard digit &- UInt8(ascii: "0") < 8 else { return nil }
            mode = mode << 3 | UInt32(digit - UInt8(ascii: "0"))
        }
        return mode
    }
}
