/// Finds the lines in which a mail says what its patches are to those of other mails.
///
/// A line counts where it begins with the key, in whatever case; quoted ones do not. The value is a Message-ID, with or without
/// angle brackets, or the address of a mail on an archive. QEMU's and netfilter's contributors write them below their cover
/// letters and commit messages; `prerequisite-message-id:` is b4's.
struct PatchRelations {
    private(set) var relations: [PatchRelation] = []
    private let bytes: UnsafeBufferPointer<UInt8>

    /// More than this many in one mail say nothing.
    private static let most = 64

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private static let keys: [(StaticString, PatchRelation.Kind)] = [
        ("supersedes:", .supersedes), ("superseded-by:", .obsoletedBy), ("obsoleted-by:", .obsoletedBy),
        ("based-on:", .basedOn), ("depends-on:", .dependsOn), ("prerequisite-message-id:", .dependsOn),
    ]

    /// Takes the lines of `range`.
    mutating func read(_ range: Range<Int>) {
        var lines = LineCursor(bytes, range)
        while let line = lines.next() {
            guard line.count > 10, Self.canBegin(bytes[line.lowerBound]) else { continue }
            guard let (key, kind) = Self.keys.first(where: { bytes.starts(withCaseless: $0.0, in: line) }) else {
                continue
            }
            let value = bytes.trimmed(line.dropFirst(key.utf8CodeUnitCount))
            for messageID in ArchiveLinks.messageIDs(inValue: value, of: bytes) {
                let relation = PatchRelation(kind: kind, messageID: messageID)
                guard relations.count < Self.most, !relations.contains(relation) else { continue }
                relations.append(relation)
            }
        }
    }

    private static func canBegin(_ byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case UInt8(ascii: "s"), UInt8(ascii: "o"), UInt8(ascii: "b"), UInt8(ascii: "d"), UInt8(ascii: "p"): true
        default: false
        }
    }
}
