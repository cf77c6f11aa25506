/// A path as diffs write it: perhaps quoted as in C, with the prefix of its side, and with a time behind it.
struct DiffPath {
    private var bytes: [UInt8]
    private var isStripped = false

    /// `/dev/null`, which stands for no file.
    var isNull: Bool { bytes.elementsEqual("/dev/null".utf8) }
    /// The path; bytes that are no UTF-8 become U+FFFD.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads the path in `range`; with `cutsTimestamp` a tab and what follows do not belong to it.
    init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, cutsTimestamp: Bool = false) {
        var name = text[range]
        if name.first == UInt8(ascii: "\""), let (path, _) = Self.unquote(name) {
            bytes = path
            return
        }
        if cutsTimestamp, let tab = name.firstIndex(of: 0x09) { name = name[..<tab] }
        while let last = name.last, last == 0x0D || (cutsTimestamp && last == 0x20) { name = name.dropLast() }
        bytes = Array(name)
    }

    /// The two paths of "diff --git a/x b/x", which are separated where both are equal.
    static func pair(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> (DiffPath?, DiffPath?) {
        let names = text[range]
        if names.first == UInt8(ascii: "\""), let (old, end) = unquote(names), end < range.upperBound {
            return (DiffPath(old), DiffPath(text, (end + 1)..<range.upperBound))
        }
        let middle = range.lowerBound + range.count / 2
        if range.count % 2 == 1, text[middle] == 0x20 {
            let (old, new) = (text[range.lowerBound..<middle], text[(middle + 1)..<range.upperBound])
            if old.elementsEqual(new) || (old.count > 2 && old.dropFirst(2).elementsEqual(new.dropFirst(2))) {
                return (DiffPath(Array(old)), DiffPath(Array(new)))
            }
        }
        // Two paths that differ, or one of them quoted: the first space in front of the second side's prefix parts them.
        for index in range where text[index] == 0x20 {
            if text.starts(with: " b/", at: index) || text.starts(with: " \"b/", at: index) {
                let new = DiffPath(text, (index + 1)..<range.upperBound)
                return (DiffPath(Array(text[range.lowerBound..<index])), new)
            }
        }
        return (nil, names.isEmpty ? nil : DiffPath(Array(names)))
    }

    /// Takes the prefixes of the two sides away.
    static func strip(_ old: inout DiffPath?, _ new: inout DiffPath?, isGit: Bool) {
        let prefixes: [(StaticString, StaticString)] = [
            ("a/", "b/"), ("b/", "a/"), ("c/", "i/"), ("c/", "w/"), ("i/", "w/"), ("o/", "w/"), ("i/", "c/"),
            ("1/", "2/"),
        ]
        for (first, second) in prefixes
        where old?.isNull ?? true || old!.hasPrefix(first) {
            guard new?.isNull ?? true || new!.hasPrefix(second) else { continue }
            old?.drop(2)
            new?.drop(2)
            return
        }
        guard !isGit, let oldBytes = old?.bytes, let newBytes = new?.bytes else { return }
        // "--- linux.orig/mm/slab.c" and "+++ linux/mm/slab.c": trees of two names.
        guard let oldSlash = oldBytes.firstIndex(of: UInt8(ascii: "/")),
            let newSlash = newBytes.firstIndex(of: UInt8(ascii: "/")),
            oldBytes[oldSlash...] == newBytes[newSlash...] || old!.isNull || new!.isNull
        else { return }
        old!.drop(oldSlash + 1)
        new!.drop(newSlash + 1)
    }

    private func hasPrefix(_ prefix: StaticString) -> Bool {
        bytes.withUnsafeBufferPointer { $0.starts(with: prefix) }
    }

    private mutating func drop(_ count: Int) {
        if !isNull { bytes.removeFirst(count) }
    }

    /// Undoes the quoting of C, as `core.quotePath` does it; also gives the end of the quoted part.
    private static func unquote(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> (path: [UInt8], end: Int)? {
        var path: [UInt8] = []
        var index = name.startIndex + 1
        while index < name.endIndex {
            let byte = name[index]
            index += 1
            if byte == UInt8(ascii: "\"") { return (path, index) }
            guard byte == UInt8(ascii: "\\") else {
                path.append(byte)
                continue
            }
            guard index < name.endIndex else { return nil }
            let escape = name[index]
            index += 1
            switch escape {
            case UInt8(ascii: "a"): path.append(0x07)
            case UInt8(ascii: "b"): path.append(0x08)
            case UInt8(ascii: "t"): path.append(0x09)
            case UInt8(ascii: "n"): path.append(0x0A)
            case UInt8(ascii: "v"): path.append(0x0B)
            case UInt8(ascii: "f"): path.append(0x0C)
            case UInt8(ascii: "r"): path.append(0x0D)
            case UInt8(ascii: "\\"), UInt8(ascii: "\""): path.append(escape)
            case UInt8(ascii: "0")...UInt8(ascii: "3"):
                guard index + 1 < name.endIndex, name[index] &- 48 < 8, name[index + 1] &- 48 < 8 else { return nil }
                path.append((escape - 48) << 6 | (name[index] - 48) << 3 | (name[index + 1] - 48))
                index += 2
            default: return nil
            }
        }
        return nil
    }
}
