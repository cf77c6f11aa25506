internal import MailFormat
internal import PatchFormat
internal import PatchTracking

/// Writes one patch as a mail, in the form of `git format-patch`.
struct PatchComposer {
    var part: PatchTracking.Part
    var series: Series
    var message: Message
    var mail: PatchMail
    var patch: Patch

    /// The mail, with the trailers behind those that the patch has.
    ///
    /// - Parameter diff: the diff as it goes into the mail.
    func bytes(adding trailers: [Trailer], diff: [UInt8]) -> [UInt8] {
        // git would take these lines for the header instead of ours; behind one in the text it looks for no other.
        var body = Self.startsLikeHeader(patch.message) ? Array("From: \(from)\n\n".utf8) : []
        body += patch.message
        if !patch.message.isEmpty { body.append(10) }
        if patch.trailers.isEmpty, !trailers.isEmpty, !patch.message.isEmpty { body.append(10) }
        for trailer in trailers { body += Array("\(trailer.key): \(EncodedWordWriter.oneLine(trailer.value))\n".utf8) }
        body += Array("---\n".utf8)
        for section in [patch.notes, patch.diffstat] where !section.isEmpty {
            body += section + Array((section == patch.notes && !patch.diffstat.isEmpty ? "\n---\n" : "\n").utf8)
        }
        body.append(10)
        body += diff
        if body.last != 10 { body.append(10) }
        body += Array("-- \n\n".utf8)
        // A line that git's mailsplit would take for the next mail has to be encoded, and carriage returns that it would strip.
        let isEncoded = Self.hasFromLine(body) || body.contains(13)
        return Array(header(encoding: isEncoded ? "quoted-printable" : "8bit").utf8)
            + (isEncoded ? Self.quotedPrintable(body) : body)
    }

    private func header(encoding: String) -> String {
        let date =
            (mail.authorDate ?? message.date)?.rfc5322()
            ?? MailDate(secondsSince1970: part.message.receivedAt).rfc5322()
        return """
            From git@z Thu Jan  1 00:00:00 1970
            Subject: \(EncodedWordWriter.unstructured("\(tag) \(mail.title)"))
            From: \(from)
            Date: \(date)
            Message-Id: <\(EncodedWordWriter.oneLine(part.message.id))>
            MIME-Version: 1.0
            Content-Type: text/plain; charset="utf-8"
            Content-Transfer-Encoding: \(encoding)


            """
    }

    private var from: String {
        let author = mail.author ?? Mailbox(name: "", address: "unknown")
        let address = EncodedWordWriter.oneLine(author.address)
        return author.name.isEmpty ? address : "\(EncodedWordWriter.phrase(author.name)) <\(address)>"
    }

    /// Whether the first line of a message that has any text may be one of a header to some git, or to another reader.
    private static func startsLikeHeader(_ message: [UInt8]) -> Bool {
        guard let start = message.firstIndex(where: { $0 > 0x20 }) else { return false }
        let line = message[start...].prefix { $0 != 10 }
        if line.first == UInt8(ascii: "[") || line.starts(with: ">From".utf8) { return true }
        let name = line.prefix { $0 != UInt8(ascii: ":") }
        guard name.endIndex < line.endIndex else { return false }
        return ["from", "subject", "date", "content-type", "content-transfer-encoding", "mime-version"].contains(
            String(decoding: name, as: UTF8.self).lowercased().filter { $0 != " " && $0 != "\t" })
    }

    /// `[PATCH v3 1/23]`; a part of an older version has that version.
    private var tag: String {
        var words = series.isRFC ? ["RFC", "PATCH"] : ["PATCH"]
        let version = part.isCarried ? part.message.subject.version : series.version
        if version > 1 { words.append("v\(version)") }
        if series.total > 1 { words.append("\(part.label)/\(series.statedTotal)") }
        return "[" + words.joined(separator: " ") + "]"
    }

    private static func hasFromLine(_ body: [UInt8]) -> Bool {
        let from = Array("From ".utf8)
        var isLineStart = true
        for (offset, byte) in body.enumerated() {
            if isLineStart, byte == from[0], body[offset...].starts(with: from) { return true }
            isLineStart = byte == 10
        }
        return false
    }

    /// RFC 2045, section 6.7, with `From ` at the beginning of a line escaped.
    private static func quotedPrintable(_ body: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        var column = 0
        for (offset, byte) in body.enumerated() {
            if byte == 10 {
                result.append(10)
                column = 0
                continue
            }
            let endsLine = offset + 1 == body.count || body[offset + 1] == 10
            let isPlain =
                (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") || (byte == 0x20 || byte == 9) && !endsLine
            let isFrom = column == 0 && byte == UInt8(ascii: "F")
            if column > 72 {
                result += [UInt8(ascii: "="), 10]
                column = 0
            }
            if isPlain, !isFrom {
                result.append(byte)
                column += 1
            } else {
                result += [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                column += 3
            }
        }
        return result
    }
}
