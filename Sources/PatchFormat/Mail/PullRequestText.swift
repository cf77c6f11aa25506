/// Reads a mail as `git request-pull` writes it.
enum PullRequestText {
    /// Whether the text holds the sentences of `git request-pull`, unquoted.
    static func isRequest(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var lines = LineCursor(bytes, 0..<bytes.count)
        var hasStart = false
        while let line = lines.next() {
            if bytes.starts(with: "The following changes since commit", at: line.lowerBound) { hasStart = true }
            if hasStart, isBeforeAddress(line, in: bytes) { return true }
        }
        return false
    }

    /// Reads the request.
    ///
    /// - Parameters:
    ///   - message: what the sender says before the tables, where nothing tells it from the rest.
    ///   - end: where the text ends: it may continue after a signature, where people put what `git request-pull` printed.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, message: Range<Int>, end: Int) -> PullRequest {
        let start = message.lowerBound
        var request = PullRequest(message: [], shortlog: [], diffstat: [])
        var lead = message
        var tag: Range<Int>?
        var tablesStart = start
        var lines = LineCursor(bytes, start..<end)
        var awaitsAddress = false
        while true {
            let before = lines.position
            guard let line = lines.next() else { break }
            if let commit = commit(behind: "The following changes since commit", line, bytes) {
                request.baseCommit = commit
                lead = start..<min(lead.upperBound, before)
            } else if isBeforeAddress(line, in: bytes) {
                awaitsAddress = true
                lead = start..<min(lead.upperBound, before)
            } else if awaitsAddress, !bytes.isBlank(line) {
                awaitsAddress = false
                (request.repository, request.ref) = address(line, lines)
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
        if request.repository == nil { takeAddress(in: bytes, start..<tables, into: &request) }
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

    // MARK: Repository and ref

    /// Takes the first line that is the address of a repository, for requests in other words: "please pull the latest tree
    /// from:" and the address.
    private static func takeAddress(
        in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into request: inout PullRequest
    ) {
        var lines = LineCursor(bytes, range)
        while let line = lines.next() {
            guard let first = line.first, bytes[first] != UInt8(ascii: ">") else { continue }
            let text = bytes.trimmed(line)
            guard isAddress(text, in: bytes) else {
                if request.repository != nil, request.tip == nil { request.tip = head(text, bytes) }
                continue
            }
            guard request.repository == nil else { continue }
            let (repository, ref) = address(line, lines)
            // The address of a page is none.
            guard let repository, ref != nil || repository.hasSuffix(".git") || repository.contains("/git/") else {
                continue
            }
            (request.repository, request.ref) = (repository, ref)
        }
    }

    /// The repository and the ref in a line "git://host/path tags/x"; the ref may be on the line behind it.
    private static func address(_ line: Range<Int>, _ lines: LineCursor) -> (repository: String?, ref: String?) {
        let bytes = lines.bytes
        var words = self.words(in: line, of: bytes)
        if words.count > 1, words[0] == "git", words[1] == "pull" { words.removeFirst(2) }
        guard let repository = words.first else { return (nil, nil) }
        if words.count > 1, words[1] != "\\" { return (repository, isSentence(words) ? nil : words[1]) }
        var ahead = lines
        guard let next = ahead.next(), !bytes.isBlank(next) else { return (repository, nil) }
        // A lone word: "for you to fetch" and "HEAD: 1234567" are more.
        let behind = self.words(in: next, of: bytes)
        let isRef = behind.count == 1 && !behind[0].hasSuffix(":") && !behind[0].hasPrefix("-")
        return (repository, isRef ? behind[0] : nil)
    }

    /// The words of a line: as many as tell an address from a sentence.
    private static func words(in line: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> [String] {
        bytes[line].split(maxSplits: 4) { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }.map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// "git://host/path into your tree, please": more words than an address has.
    private static func isSentence(_ words: [String]) -> Bool {
        words.count > 3 && !words[1].contains("/")
    }

    /// Whether a line begins with the address of a repository.
    private static func isAddress(_ text: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var text = text
        if bytes.starts(with: "git pull ", at: text.lowerBound) { text = bytes.trimmed(text.dropFirst(9)) }
        return bytes.starts(with: "git://", at: text.lowerBound) || bytes.starts(with: "https://", at: text.lowerBound)
            || bytes.starts(with: "http://", at: text.lowerBound) || bytes.starts(with: "ssh://", at: text.lowerBound)
            || bytes.starts(with: "git@", at: text.lowerBound)
    }

    /// The commit in a line "# HEAD: 1234567 title".
    private static func head(_ text: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        commit(behind: "# HEAD:", text, bytes) ?? commit(behind: "HEAD:", text, bytes)
    }

    /// Whether a line is "are available in the Git repository at:", or "from the Git repository at:".
    private static func isBeforeAddress(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.starts(withCaseless: "are available in the git repository at", in: line)
            || bytes.starts(withCaseless: "from the git repository at", in: line)
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
