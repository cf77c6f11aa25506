/// Reads a regular expression from its text.
struct ExpressionReader {
    let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func whole() -> PathExpression.Node? {
        guard let node = either(), position == bytes.count else { return nil }
        return node
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func either() -> PathExpression.Node? {
        var branches: [PathExpression.Node] = []
        repeat {
            guard let branch = sequence() else { return nil }
            branches.append(branch)
        } while take("|")
        return branches.count == 1 ? branches[0] : .either(branches)
    }

    private mutating func sequence() -> PathExpression.Node? {
        var nodes: [PathExpression.Node] = []
        while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
            if byte.isSpace {
                position += 1
                continue
            }
            guard let node = atom(), let counted = counted(node) else { return nil }
            nodes.append(counted)
        }
        return nodes.count == 1 ? nodes[0] : .sequence(nodes)
    }

    /// The quantifiers behind a part; how greedy they are makes no difference here.
    private mutating func counted(_ node: PathExpression.Node) -> PathExpression.Node? {
        var node = node
        while let byte = next {
            switch byte {
            case UInt8(ascii: "*"): node = .repeated(node, 0, nil)
            case UInt8(ascii: "+"): node = .repeated(node, 1, nil)
            case UInt8(ascii: "?"): node = .repeated(node, 0, 1)
            case UInt8(ascii: "{"):
                guard let counts = counts() else { return nil }
                node = .repeated(node, counts.least, counts.most)
                continue
            default: return node
            }
            position += 1
            if !take("?") { _ = take("+") }
            // One quantifier on another makes a tree as deep as their number.
            depth += 1
            guard depth < 100 else { return nil }
        }
        return node
    }

    /// `{2}`, `{2,}` or `{2,5}`.
    private mutating func counts() -> (least: Int, most: Int?)? {
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
        let halves = bytes[(position + 1)..<end].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        position = end + 1
        depth += 1
        guard depth < 100, let first = halves.first, let least = Int(first.text), (0...100).contains(least) else {
            return nil
        }
        switch halves.count {
        case 1: return (least, least)
        case 2 where halves[1].isEmpty: return (least, nil)
        case 2:
            guard let most = Int(halves[1].text), (least...100).contains(most) else { return nil }
            return (least, most)
        default: return nil
        }
    }

    private mutating func atom() -> PathExpression.Node? {
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "^"): return .start
        case UInt8(ascii: "$"): return .end
        case UInt8(ascii: "."): return .byte(.all)
        case UInt8(ascii: "("): return group()
        case UInt8(ascii: "["): return set().map(PathExpression.Node.byte)
        case UInt8(ascii: "\\"): return escape().map(PathExpression.Node.byte)
        case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): return nil
        default: return .byte(ByteSet([byte]))
        }
    }

    private mutating func group() -> PathExpression.Node? {
        depth += 1
        defer { depth -= 1 }
        guard depth < 100 else { return nil }
        if take("?"), !take(":") { return nil }
        guard let node = either(), take(")") else { return nil }
        return node
    }

    private mutating func escape() -> ByteSet? {
        guard let byte = next else { return nil }
        position += 1
        switch byte {
        case UInt8(ascii: "d"): return .digits
        case UInt8(ascii: "D"): return ByteSet.digits.inverted
        case UInt8(ascii: "w"): return .word
        case UInt8(ascii: "W"): return ByteSet.word.inverted
        case UInt8(ascii: "s"): return .space
        case UInt8(ascii: "S"): return ByteSet.space.inverted
        default: return ByteSet.word.contains(byte) ? nil : ByteSet([byte])
        }
    }

    /// What stands between `[` and `]`.
    private mutating func set() -> ByteSet? {
        let isInverted = take("^")
        var set = ByteSet()
        var isFirst = true
        while let byte = next, byte != UInt8(ascii: "]") || isFirst {
            isFirst = false
            position += 1
            if byte == UInt8(ascii: "\\") {
                guard let escaped = escape() else { return nil }
                set.formUnion(escaped)
            } else if next == UInt8(ascii: "-"), position + 1 < bytes.count, bytes[position + 1] != UInt8(ascii: "]") {
                let last = bytes[position + 1]
                guard last >= byte, last != UInt8(ascii: "\\") else { return nil }
                set.formUnion(ByteSet(byte...last))
                position += 2
            } else {
                set.insert(byte)
            }
        }
        guard take("]") else { return nil }
        return isInverted ? set.inverted : set
    }
}
