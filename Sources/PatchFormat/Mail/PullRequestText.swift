/// Reads a mail as `git request-pull` writes it.
enum PullRequestText {
    /// Whether the text holds the sentences of `git request-pull`, unquoted.
    static func isRequest(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var lines = LineCursor(bytes, 0..<bytes.count)
        var hasStart = false
        while let line = lines.next() {
            if bytes.starts(with: "The following changes since commit", at: line.lowerBound) { hasStart = true }
            if hasStart, isPlace(line, in: bytes) { return true }
        }
        return false
    }

    static func read(_ bytes: UnsafeBufferPointer<UInt8>, start: Int, end: Int) -> PullRequest {
        var request = PullRequest(message: [], shortlog: [], diffstat: [])
        var lead = start..<end
        var tag: Range<Int>?
        var tablesStart = start
        var awaitsPlace = false
        var lines = LineCursor(bytes, start..<end)
        while true {
            let before = lines.position
            guard let line = lines.next() else { break }
            if let commit = commit(behind: "The following changes since commit", line, bytes) {
                request.baseCommit = commit
                lead = start..<before
            } else if isPlace(line, in: bytes) {
                awaitsPlace = true
                lead = lead.lowerBound..<min(lead.upperBound, before)
            } else if awaitsPlace, !bytes.isBlank(line) {
                awaitsPlace = false
                let words = bytes[line].split(separator: 0x20, maxSplits: 2)
                request.repository = words.first.map { String(decoding: $0, as: UTF8.self) }
                if words.count > 1 { request.ref = String(decoding: words[1], as: UTF8.self) }
            } else if let commit = commit(behind: "for you to fetch changes up to", line, bytes) {
                request.tip = commit
            } else if isLongRule(line, in: bytes), request.repository != nil {
                if tag == nil {
                    tag = lines.position..<end
                } else if tag?.upperBound == end {
                    tag = tag!.lowerBound..<before
                    tablesStart = lines.position
                }
            }
        }
        let shortlog = Shortlog.find(in: bytes, tablesStart..<end)
        let diffstat = Diffstat.find(in: bytes, (shortlog?.upperBound ?? tablesStart)..<end)
        let tables = shortlog?.lowerBound ?? diffstat?.lowerBound ?? end
        // One rule only: the tag has no message, the tables follow at once.
        let words = [
            bytes.trimmedLines(lead.lowerBound..<min(lead.upperBound, tables)),
            tag.map { bytes.trimmedLines($0.lowerBound..<max($0.lowerBound, min($0.upperBound, tables))) }
                ?? start..<start,
        ]
        request.message = Array(words.filter { !$0.isEmpty }.map { Array(bytes[$0]) }.joined(separator: [0x0A, 0x0A]))
        request.shortlog = shortlog.map { Array(bytes[$0]) } ?? []
        request.diffstat = diffstat.map { Array(bytes[$0]) } ?? []
        return request
    }

    /// Whether a line is "are available in the Git repository at:".
    private static func isPlace(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.starts(withCaseless: "are available in the git repository at", in: line)
    }

    private static func commit(
        behind words: StaticString, _ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> String? {
        guard bytes.starts(with: words, at: line.lowerBound) else { return nil }
        let rest = bytes.trimmed(line.dropFirst(words.utf8CodeUnitCount))
        let digits = rest.prefix { bytes[$0].hexDigit != nil }
        return digits.count >= 7 ? bytes.string(digits) : nil
    }

    private static func isLongRule(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        line.count >= 20 && bytes[line].allSatisfy { $0 == UInt8(ascii: "-") }
    }
}
