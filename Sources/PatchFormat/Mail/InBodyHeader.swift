internal import MailFormat

/// The lines `From:`, `Subject:` and `Date:` with which the text of a patch may begin; they say what the mail's own header cannot.
///
/// The rules are those of `git mailinfo`: each name once, blank lines before them, folded as in a mail's header, and a blank
/// line or any other text ends them.
struct InBodyHeader {
    private var fields: [UInt8] = []
    private var hasFrom = false
    private var hasSubject = false
    private var hasDate = false
    private var isOpen = false

    /// The values of the fields that are present.
    private(set) var from: Mailbox?
    private(set) var subject: String?
    private(set) var date: MailDate?

    var isEmpty: Bool { fields.isEmpty }

    /// Takes a line; false when the header is over and the line belongs to the message.
    mutating func take(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !line.isEmpty else {
            // Git looks for more only as long as nothing was found.
            return !isOpen
        }
        let first = bytes[line.lowerBound]
        if isOpen, first == 0x20 || first == 0x09 {
            append(line, in: bytes)
            return true
        }
        if !hasFrom, isField("from:", line, bytes) {
            hasFrom = true
        } else if !hasSubject, isField("subject:", line, bytes) {
            hasSubject = true
        } else if !hasDate, isField("date:", line, bytes) {
            hasDate = true
        } else if !hasSubject, bytes.starts(with: "[PATCH] ", at: line.lowerBound) {
            hasSubject = true
            fields += "Subject: ".utf8
        } else if isOpen, isOfTransport(line, bytes) {
            return true
        } else {
            return bytes.starts(with: ">From ", at: line.lowerBound)
                && Self.isSeparator(line.dropFirst(), in: bytes)
        }
        isOpen = true
        append(line, in: bytes)
        return true
    }

    /// Reads the fields that were taken.
    mutating func finish() {
        guard !fields.isEmpty else { return }
        let message = Message(parsing: fields + [0x0A])
        if hasFrom, let sender = message.sender, sender.address.utf8.contains(UInt8(ascii: "@")) { from = sender }
        if hasSubject { subject = message.subject }
        if hasDate { date = message.date }
    }

    /// The `Subject:` with which a patch file begins, behind git's first line; `nil` where there is none.
    static func subject(of text: [UInt8]) -> String? {
        text.withUnsafeBufferPointer { bytes in
            var header = InBodyHeader()
            var lines = LineCursor(bytes, 0..<bytes.count)
            while let line = lines.next() {
                if header.isEmpty, isSeparator(line, in: bytes) { continue }
                guard header.take(line, in: bytes) else { break }
            }
            header.finish()
            return header.subject
        }
    }

    /// Whether the line is the one that `git format-patch` puts before a mail: "From", the commit and a date in 2001.
    static func isSeparator(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard line.count > 46, bytes.starts(with: "From ", at: line.lowerBound) else { return false }
        let commit = line.dropFirst(5).prefix(40)
        return commit.allSatisfy { bytes[$0].hexDigit != nil }
            && bytes.starts(with: " Mon Sep 17 00:00:00 2001", at: commit.upperBound)
    }

    private func isField(_ name: StaticString, _ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.starts(withCaseless: name, in: line) else { return false }
        let end = line.lowerBound + name.utf8CodeUnitCount
        return end == line.upperBound || bytes[end] == 0x20 || bytes[end] == 0x09
    }

    /// Whether the line is one of those that git puts behind the others where the patch is not plain ASCII.
    private func isOfTransport(_ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        isField("mime-version:", line, bytes) || isField("content-type:", line, bytes)
            || isField("content-transfer-encoding:", line, bytes)
    }

    private mutating func append(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
        fields += bytes[line]
        fields.append(0x0A)
    }
}
