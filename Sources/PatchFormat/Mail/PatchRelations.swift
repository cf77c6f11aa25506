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
        ("supersedes", .supersedes), ("superseded-by", .obsoletedBy), ("obsoleted-by", .obsoletedBy),
        ("based-on", .basedOn), ("depends-on", .dependsOn), ("prerequisite-message-id", .dependsOn),
    ]

    /// Takes the lines of `range`.
    mutating func read(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let colon = bytes.offset(of: UInt8(ascii: ":"), in: index..<range.upperBound)
            guard colon < range.upperBound else { return }
            index = colon + 1
            guard colon > range.lowerBound, Self.canEnd(bytes[colon - 1]),
                let (key, kind) = Self.keys.first(where: { bytes.isLineStart($0.0, before: colon, in: range) })
            else { continue }
            let end = bytes.offset(of: 0x0A, in: (colon + 1)..<range.upperBound)
            guard end - colon + key.utf8CodeUnitCount > 10 else { continue }
            let value = bytes.trimmed((colon + 1)..<end)
            for messageID in ArchiveLinks.messageIDs(inValue: value, of: bytes) {
                let relation = PatchRelation(kind: kind, messageID: messageID)
                guard relations.count < Self.most, !relations.contains(relation) else { continue }
                relations.append(relation)
            }
        }
    }

    /// Whether one of the keys ends with a byte.
    private static func canEnd(_ byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case UInt8(ascii: "s"), UInt8(ascii: "y"), UInt8(ascii: "n"), UInt8(ascii: "d"): true
        default: false
        }
    }
}
