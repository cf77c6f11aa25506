/// One mail, read from raw bytes.
///
///     let message = Message(parsing: bytes)
///     print(message.subject, message.sender?.name ?? "?")
///
/// Any bytes give a message: what is broken is read as well as it can be and named in `defects`. Making one finds the
/// header fields and the tree of parts; every other property is computed at each call, so keep what you use twice.
public struct Message: Sendable, Equatable {
    /// The tree of parts; its root has the message's own header.
    public var root: MIMEPart
    /// What is wrong with the header blocks and the tree of parts.
    var structuralDefects: [Defect]

    /// Reads a message; linear in time and memory, whatever the bytes.
    public init(parsing bytes: [UInt8], limits: ParsingLimits = .standard) {
        let storage = LineEnds.unixFromMac(bytes)
        var parser = PartParser(limits: limits)
        let start = Self.headerStart(storage.span)
        root = parser.part(storage, start..<storage.count, depth: 0, within: nil)
        structuralDefects = parser.defects
    }

    /// Where the header begins: behind the envelope line of an mbox, if there is one.
    private static func headerStart(_ bytes: Span<UInt8>) -> Int {
        guard bytes.hasPrefix("from ", at: 0, to: bytes.count) || bytes.hasPrefix(">from ", at: 0, to: bytes.count)
        else { return 0 }
        return bytes.line(from: 0, to: bytes.count).next
    }

    /// The header fields, in order as found.
    public var header: HeaderFields { root.header }

    /// What a person reads, as UTF-8 with LF line ends: every inline text/plain part, then every attached patch, each
    /// after an empty line.
    ///
    /// An HTML part without its tags when there is nothing else. Computed at each call.
    public var text: [UInt8] { MessageText.text(of: root) }

    /// The texts of the attached patches, in order, as ``text`` has them; computed at each call.
    public var attachedPatches: [[UInt8]] { root.children.isEmpty ? [] : MessageText.patches(of: root).map(\.text) }

    /// The parts that are files, in order; those that `text` includes too.
    public var attachments: [MIMEPart] {
        var files: [MIMEPart] = []
        func collect(_ part: MIMEPart) {
            if part.isAttachment {
                files.append(part)
            } else {
                part.children.forEach(collect)
            }
        }
        collect(root)
        return files
    }
}
