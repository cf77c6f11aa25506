internal import MailFormat
internal import PatchFormat
internal import TextIndex

/// A mail taken apart for what the index does not know: which words stand side by side.
struct MailWords: Sendable {
    private let message: Message
    private let text: [UInt8]
    private let diff: [UInt8]?

    /// Reads the mail in `bytes`.
    init(parsing bytes: [UInt8]) {
        message = Message(parsing: bytes)
        text = message.text
        diff = PatchMail(message, text: text).patch?.diff
    }

    /// Whether something of it is as the check asks.
    func passes(_ check: TextCheck) -> Bool {
        switch check {
        case .phrase(let words, let isPrefix, let field):
            contains(field, PhraseMatcher(words.map { Array($0.utf8) }, isPrefix: isPrefix))
        case .near(let words, let distance, let field):
            contains(field, NearMatcher(words.map { Array($0.utf8) }, within: distance))
        case .blob(let digits, let field): hasBlob(digits, field)
        }
    }

    /// Whether one of the parts of a field has what `matcher` looks for.
    private func contains(_ field: SearchField, _ matcher: some WordMatcher) -> Bool {
        let fields = field.words
        if fields.contains(.subject), matcher.isFound(in: message.subject) { return true }
        if fields.contains(.to), matcher.isFound(in: message.header.text("To") ?? "") { return true }
        if fields.contains(.cc), matcher.isFound(in: message.header.text("Cc") ?? "") { return true }
        if [.any, .anybody, .anybodyToo].contains(field), matcher.isFound(in: message.sender?.description ?? "") {
            return true
        }
        guard !fields.isDisjoint(with: [.prose, .quoted, .diff]) else { return false }
        return text.withUnsafeBufferPointer { bytes in
            var isFound = false
            TextFields.divide(bytes, diff: diff) { range, part in
                guard !isFound, fields.contains(part) else { return }
                let run = UnsafeBufferPointer(rebasing: bytes[range])
                isFound = Self.parts(of: run, field).contains { matcher.isFound(in: $0) }
            }
            return isFound
        }
    }

    /// What of a run of lines belongs to a field.
    private static func parts(
        of run: UnsafeBufferPointer<UInt8>, _ field: SearchField
    ) -> [UnsafeBufferPointer<UInt8>] {
        guard field == .hunkHeader || field == .context else { return [run] }
        return run.split(separator: 10).compactMap { line in
            let line = UnsafeBufferPointer(rebasing: line)
            if field == .context { return line.first == UInt8(ascii: " ") ? line : nil }
            guard line.starts(with: "@@".utf8), let end = Self.secondMark(line) else { return nil }
            return UnsafeBufferPointer(rebasing: line[end...])
        }
    }

    /// Behind the `@@` that ends the numbers of a hunk's header.
    private static func secondMark(_ line: UnsafeBufferPointer<UInt8>) -> Int? {
        guard line.count > 4 else { return nil }
        for offset in 2..<(line.count - 1) where line[offset] == 0x40 && line[offset + 1] == 0x40 { return offset + 2 }
        return nil
    }

    private func hasBlob(_ digits: String, _ field: SearchField) -> Bool {
        guard let diff else { return false }
        for line in diff.split(separator: 10) where line.starts(with: "index ".utf8) {
            let words = String(decoding: line.dropFirst(6), as: UTF8.self).prefix { $0 != " " }.split(separator: ".")
            guard words.count == 2 else { continue }
            if field != .blobAfter, words[0].hasPrefix(digits) || digits.hasPrefix(words[0]) { return true }
            if field != .blobBefore, words[1].hasPrefix(digits) || digits.hasPrefix(words[1]) { return true }
        }
        return false
    }
}
