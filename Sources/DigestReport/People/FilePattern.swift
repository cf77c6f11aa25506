/// A pattern of the `F:` and `X:` lines of a MAINTAINERS file.
///
/// As scripts/get_maintainer.pl has them: `drivers/net/` is all below that folder; `drivers/net/*` what lies in it, and
/// `drivers/net/virt*` what there begins so, but nothing deeper; `*/net/` and `?` do not cross folders, `**` does; `[ch]` is one
/// of these, `{a,b}` one or the other (Xen has these). A name is
/// the beginning of a name. A path without a slash at its end may be a folder all the same: the script asks the tree for
/// that, which is not at hand here.
struct FilePattern: Sendable, Equatable {
    /// The folder, without a slash at its end, in or below which all is that it matches; empty for the top.
    let folder: String
    /// How deep it goes: of two patterns for a path the deeper one is the closer one.
    let depth: Int
    /// Whether it takes everything: the last section of the kernel's file, "THE REST", has `*` and `*/`.
    let takesAll: Bool
    private let shape: Shape

    private enum Shape: Sendable, Equatable {
        case literal([UInt8])
        case wildcards(PathExpression, isFolder: Bool)
    }

    /// Reads a pattern; nil when it is empty or far too long.
    init?(parsing text: ArraySlice<UInt8>) {
        let bytes = Array(text)
        guard !bytes.isEmpty, bytes.count <= 1000 else { return nil }
        let slash = UInt8(ascii: "/")
        let isFolder = bytes.last == slash
        let head = bytes.prefix { !Self.wildcards.contains($0) }
        folder = head.lastIndex(of: slash).map { head[..<$0].text } ?? ""
        let slashes = bytes.count { $0 == slash }
        depth = bytes[0] == UInt8(ascii: "*") ? -1 : slashes + (isFolder ? 0 : 1)
        takesAll = bytes.elementsEqual("*".utf8) || bytes.elementsEqual("*/".utf8)
        if head.count == bytes.count {
            shape = .literal(bytes)
        } else if let expression = PathExpression(Self.node(bytes[...])) {
            shape = .wildcards(expression, isFolder: isFolder)
        } else {
            return nil
        }
    }

    /// Whether it takes a path.
    func matches(_ path: [UInt8]) -> Bool {
        let slash = UInt8(ascii: "/")
        switch shape {
        case .literal(let bytes):
            guard path.starts(with: bytes) else { return false }
            let rest = path[bytes.count...]
            return bytes.last == slash || rest.first == slash || !rest.contains(slash)
        case .wildcards(let expression, let isFolder):
            let name = (path.lastIndex(of: slash) ?? -1) + 1
            return expression.matchesStart(of: path) { isFolder ? $0 < path.count : $0 >= name }
        }
    }

    private static let wildcards = ByteSet("*?[{".utf8)

    private static func node(_ bytes: ArraySlice<UInt8>) -> PathExpression.Node {
        var nodes: [PathExpression.Node] = []
        var position = bytes.startIndex
        while position < bytes.endIndex {
            switch bytes[position] {
            case UInt8(ascii: "*"):
                var stars = 0
                while position < bytes.endIndex, bytes[position] == UInt8(ascii: "*") {
                    stars += 1
                    position += 1
                }
                nodes.append(.repeated(.byte(stars > 1 ? .all : .name), 0, nil))
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                if let (choice, end) = choice(bytes[position...]) {
                    nodes.append(choice)
                    position = end
                    continue
                }
                nodes.append(.byte(ByteSet([bytes[position]])))
            case UInt8(ascii: "?"): nodes.append(.byte(.name))
            case let byte: nodes.append(.byte(ByteSet([byte])))
            }
            position += 1
        }
        return .sequence(nodes)
    }

    /// `[ch]`, `[0-9]` or `{one,other}` at the start of some bytes, and where it ends; nil when nothing closes it.
    private static func choice(_ bytes: ArraySlice<UInt8>) -> (PathExpression.Node, end: Int)? {
        let isSet = bytes.first == UInt8(ascii: "[")
        guard let end = bytes.firstIndex(of: isSet ? UInt8(ascii: "]") : UInt8(ascii: "}")) else { return nil }
        if isSet {
            guard let expression = PathExpression.set(bytes[...end]) else { return nil }
            return (.byte(expression), end + 1)
        }
        let names = bytes[(bytes.startIndex + 1)..<end].split(
            separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        return (.either(names.map(node)), end + 1)
    }
}

extension ByteSet {
    /// What the name of a file may have: all but the slash.
    fileprivate static let name = ByteSet([UInt8(ascii: "/")]).inverted
}
