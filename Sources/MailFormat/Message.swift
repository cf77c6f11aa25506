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
    /// What did not follow the standards.
    public var defects: [Defect]

    /// Reads a message; linear in time and memory, whatever the bytes.
    public init(parsing bytes: [UInt8], limits: ParsingLimits = .standard) {
        var fields: [HeaderField] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: 10) {
            let line = rest[..<end]
            rest = rest[(end + 1)...]
            if line.isEmpty { break }
            if line.first == 32 || line.first == 9, !fields.isEmpty {
                fields[fields.count - 1].value += [32] + line.drop { $0 == 32 || $0 == 9 }
            } else if let colon = line.firstIndex(of: 58) {
                let value = line[(colon + 1)...].drop { $0 == 32 }
                fields.append(
                    HeaderField(
                        name: String(decoding: line[..<colon], as: UTF8.self), value: Array(value), offset: line.startIndex))
            }
        }
        root = MIMEPart(
            header: HeaderFields(fields: fields), contentType: .plainText, disposition: nil, transferEncoding: .identity,
            children: [], raw: Array(rest))
        defects = []
    }

    /// The header fields, in order as found.
    public var header: HeaderFields { root.header }

    /// Subject, unfolded and decoded; empty when missing.
    public var subject: String { header.text("Subject") ?? "" }

    /// The addresses of From.
    public var from: [Mailbox] {
        guard let value = header.text("From") else { return [] }
        let parts = value.split(separator: "<", maxSplits: 1)
        guard parts.count == 2 else { return [Mailbox(name: "", address: value)] }
        var name = String(parts[0])
        while name.last == " " { name.removeLast() }
        return [Mailbox(name: name, address: String(parts[1].prefix { $0 != ">" }))]
    }

    /// The first of From, with the rewriting of mailing lists ("X via list <list@…>") undone.
    public var sender: Mailbox? { from.first }

    /// The addresses of Reply-To.
    public var replyTo: [Mailbox] { [] }

    /// The addresses of To.
    public var to: [Mailbox] { [] }

    /// The addresses of Cc.
    public var cc: [Mailbox] { [] }

    /// Date; nil when absent or impossible.
    public var date: MailDate? { header["Date"].flatMap { MailDate(parsing: $0) } }

    /// Message-ID without its brackets; nil when missing or empty.
    public var messageID: String? { header.text("Message-ID").map { String($0.dropFirst().dropLast()) } }

    /// The ids of In-Reply-To without brackets, as found, each once.
    public var inReplyTo: [String] {
        (header.text("In-Reply-To") ?? "").split(separator: " ").map { String($0.dropFirst().dropLast()) }
    }

    /// The ids of References without brackets, oldest first, each once.
    public var references: [String] {
        (header.text("References") ?? "").split(separator: " ").map { String($0.dropFirst().dropLast()) }
    }

    /// The list's name in List-Id, `kvm.vger.kernel.org`.
    public var listID: String? { nil }

    /// What a person reads, as UTF-8 with LF line ends: every inline text/plain part, then every attached patch, each
    /// after an empty line. An HTML part without its tags when there is nothing else. Computed at each call.
    public var text: [UInt8] { root.text }

    /// The parts that are files, in order; those that `text` includes too.
    public var attachments: [MIMEPart] { [] }
}
