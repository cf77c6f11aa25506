internal import MailFormat
internal import PatchFormat

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
            let words = words.map { Array($0.utf8) }
            return contains(field) { Phrase.stands(words, isPrefix: isPrefix, in: $0) }
        case .near(let words, let distance, let field):
            let words = words.map { Array($0.utf8) }
            return contains(field) { Phrase.areNear(words, within: distance, in: $0) }
        case .blob(let digits, let field): return hasBlob(digits, field)
        }
    }

    /// Whether one of the places of a field is as `isWanted` says, which gets its words.
    private func contains(_ field: SearchField, _ isWanted: ([ArraySlice<UInt8>]) -> Bool) -> Bool {
        let fields = field.words
        if fields.contains(.subject), isWanted(Self.words(message.subject)) { return true }
        if fields.contains(.to), isWanted(Self.words(message.header.text("To") ?? "")) { return true }
        if fields.contains(.cc), isWanted(Self.words(message.header.text("Cc") ?? "")) { return true }
        if [.any, .anybody, .anybodyToo].contains(field), isWanted(Self.words(message.sender?.description ?? "")) {
            return true
        }
        guard !fields.isDisjoint(with: [.prose, .quoted, .diff]) else { return false }
        return text.withUnsafeBufferPointer { bytes in
            var isFound = false
            TextFields.divide(bytes, diff: diff) { range, place in
                guard !isFound, fields.contains(place) else { return }
                let run = UnsafeBufferPointer(rebasing: bytes[range])
                isFound = Self.parts(of: run, field).contains { isWanted(Self.words($0)) }
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
        for place in 2..<(line.count - 1) where line[place] == 0x40 && line[place + 1] == 0x40 { return place + 2 }
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

    private static func words(_ text: String) -> [ArraySlice<UInt8>] {
        var text = text
        return text.withUTF8 { words($0) }
    }

    private static func words(_ bytes: UnsafeBufferPointer<UInt8>) -> [ArraySlice<UInt8>] {
        FoldedText.fold(bytes).split(separator: UInt8(ascii: " "))
    }
}

/// Words side by side.
enum Phrase {
    /// Whether the words stand in a row; the last one may go on when `isPrefix`.
    static func stands(_ phrase: [[UInt8]], isPrefix: Bool, in words: [ArraySlice<UInt8>]) -> Bool {
        guard let first = phrase.first, phrase.count <= words.count else { return false }
        if phrase.count == 1 {
            return words.contains { word in
                isEqual(word, first, isPrefix: isPrefix)
                    || word.contains(UInt8(ascii: "_"))
                        && word.split(separator: UInt8(ascii: "_")).contains { isEqual($0, first, isPrefix: isPrefix) }
            }
        }
        for start in 0...(words.count - phrase.count) where words[start].elementsEqual(first) {
            var place = 1
            while place < phrase.count,
                isEqual(words[start + place], phrase[place], isPrefix: isPrefix && place == phrase.count - 1)
            {
                place += 1
            }
            if place == phrase.count { return true }
        }
        return false
    }

    private static func isEqual(_ word: ArraySlice<UInt8>, _ other: [UInt8], isPrefix: Bool) -> Bool {
        isPrefix ? word.starts(with: other) : word.elementsEqual(other)
    }

    /// Whether all words stand in a stretch of `distance` words more than there are of them.
    static func areNear(_ wanted: [[UInt8]], within distance: Int, in words: [ArraySlice<UInt8>]) -> Bool {
        var last = [Int?](repeating: nil, count: wanted.count)
        for (place, word) in words.enumerated() {
            for (index, other) in wanted.enumerated() where word.elementsEqual(other) { last[index] = place }
            let places = last.compactMap { $0 }
            if places.count == wanted.count, Set(places).count == places.count,
                (places.max() ?? 0) - (places.min() ?? 0) <= distance + wanted.count - 2
            {
                return true
            }
        }
        return false
    }
}
