/// Addresses as Mailman 2's archiver (pipermail) writes them: `ana at reef.example.com (Ana Reis)`.
///
/// Its program replaces the `@` of every address, in the `From` field and in the text (`HyperArch.py`, `as_text`). It is
/// put back where a reader can be sure: in that field, and between `<` and `>`.
enum HiddenAddresses {
    /// Whether a message, its `From ` line included, hides its sender.
    static func areIn(_ raw: ArraySlice<UInt8>) -> Bool {
        let lines = raw.prefix(1 << 16).split(separator: 10, maxSplits: 64, omittingEmptySubsequences: false).prefix(64)
        guard let first = lines.first, let words = words(of: first.dropFirst(5)), words.count > 3, words[1] == "at",
            isHost(words[2])
        else { return false }
        let header = lines.dropFirst().prefix { !$0.isEmpty }
        return header.contains { senderEnd($0) != nil }
    }

    /// The message with its addresses as they were.
    static func shown(in message: [UInt8]) -> [UInt8] {
        var shown: [UInt8] = []
        shown.reserveCapacity(message.count)
        var isHeader = true
        var line = message.startIndex
        while line < message.endIndex {
            let end = message[line...].firstIndex(of: 10).map { $0 + 1 } ?? message.endIndex
            let text = message[line..<end]
            if isHeader, text.elementsEqual([10]) { isHeader = false }
            if isHeader, let at = senderEnd(text) {
                shown += text[..<at.lowerBound]
                shown.append(64)
                shown += text[at.upperBound...]
            } else if text.contains(60) {
                appendBracketed(text, to: &shown)
            } else {
                shown += text
            }
            line = end
        }
        return shown
    }

    /// Where ` at ` is in `From: ana at reef.example.com (Ana Reis)`; nil in other lines.
    private static func senderEnd(_ line: ArraySlice<UInt8>) -> Range<Int>? {
        guard line.starts(with: "From: ".utf8), !line.contains(64) else { return nil }
        return separator(in: line.dropFirst(6))
    }

    /// The ` at ` of an address that begins the text.
    private static func separator(in text: ArraySlice<UInt8>) -> Range<Int>? {
        guard let space = text.firstIndex(of: 32), space > text.startIndex,
            text[space...].starts(with: " at ".utf8)
        else { return nil }
        let host = text[(space + 4)...].prefix { $0 != 32 && $0 != 62 && $0 != 10 && $0 != 13 }
        return isHost(String(decoding: host, as: UTF8.self)) ? space..<(space + 4) : nil
    }

    private static func appendBracketed(_ line: ArraySlice<UInt8>, to shown: inout [UInt8]) {
        var rest = line
        while let open = rest.firstIndex(of: 60) {
            shown += rest[...open]
            rest = rest[(open + 1)...]
            // No address is as long.
            guard let close = rest.prefix(320).firstIndex(of: 62), let at = separator(in: rest[..<close]) else {
                continue
            }
            shown += rest[..<at.lowerBound]
            shown.append(64)
            rest = rest[at.upperBound...]
        }
        shown += rest
    }

    private static func words(of line: ArraySlice<UInt8>) -> [String]? {
        line.count > 1024 ? nil : line.split(separator: 32).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func isHost(_ word: String) -> Bool {
        let labels = word.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count > 1
            && labels.allSatisfy { label in
                !label.isEmpty
                    && label.utf8.allSatisfy {
                        (48...57).contains($0) || (97...122).contains($0 | 0x20) || $0 == 45 || $0 == 95
                    }
            }
    }
}
