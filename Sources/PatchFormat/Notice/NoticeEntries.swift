/// Reads the list of patches in a notice: "[1/3] title" with the commit below, as b4, patchwork and others write it.
struct NoticeEntries {
    private(set) var entries: [ApplicationNotice.Entry] = []
    /// Numbers of the patches of which Patchwork's bot found no commit.
    private(set) var unmatched: [Int] = []
    /// Whether the list is in the form of a program.
    private(set) var isMachineWritten = false
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Whether titles stand as in Patchwork's notices, where also those without tags have a dash.
    private let isPatchwork: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>, isPatchwork: Bool = false) {
        self.bytes = bytes
        self.isPatchwork = isPatchwork
    }

    /// Reads the rest of a mail.
    mutating func read(_ lines: LineCursor) {
        var lines = lines
        var isOpen = false
        while let line = lines.next(), entries.count < 10_000 {
            guard let first = line.first, bytes[first] != UInt8(ascii: ">") else {
                // A blank line, or a quotation, ends what was begun.
                isOpen = false
                continue
            }
            if line.count == 3, bytes.starts(with: "-- ", at: first) { return }
            let text = bytes.trimmed(line)
            guard !text.isEmpty else {
                isOpen = false
                continue
            }
            if let entry = title(text) {
                entries.append(entry)
                isOpen = true
            } else if takeCommit(text, isOpen: isOpen) {
                continue
            } else if bytes.starts(with: "(no commit", at: text.lowerBound)
                || bytes.starts(with: "(no matching", at: text.lowerBound)
            {
                if isOpen {
                    isMachineWritten = true
                    if bytes.starts(with: "(no matching", at: text.lowerBound), let part = entries.last?.part {
                        unmatched.append(part)
                    }
                }
                isOpen = false
            } else if isOpen, bytes[first] == 0x20 || bytes[first] == 0x09, entries[entries.count - 1].commit == nil {
                entries[entries.count - 1].title! += " " + bytes.string(text)
            }
        }
    }

    /// Reads "[1/3] title" or "- [net,v2,1/2] title".
    private func title(_ text: Range<Int>) -> ApplicationNotice.Entry? {
        var text = text
        let isListed = bytes.starts(with: "- [", at: text.lowerBound)
        if isListed { text = text.dropFirst(2) }
        if isPatchwork, !isListed, bytes.starts(with: "- ", at: text.lowerBound), text.count > 2 {
            return ApplicationNotice.Entry(title: bytes.string(text.dropFirst(2)))
        }
        guard bytes[text.lowerBound] == UInt8(ascii: "["), let close = bytes[text].firstIndex(of: UInt8(ascii: "]")),
            close + 2 < text.upperBound
        else { return nil }
        let subject = PatchSubject(parsing: bytes.string(text))
        guard isListed || subject.part != nil else { return nil }
        let isTagged = subject.isPatch || subject.part != nil || subject.hasVersion
        let title = isTagged ? subject.title : bytes.string(bytes.trimmed((close + 1)..<text.upperBound))
        return ApplicationNotice.Entry(part: subject.part, total: subject.total, title: title)
    }

    /// Takes "commit: 1a2b3c4" or "https://git.kernel.org/netdev/net/c/1a2b3c4".
    private mutating func takeCommit(_ text: Range<Int>, isOpen: Bool) -> Bool {
        if isOpen, bytes.starts(with: "commit: ", at: text.lowerBound) {
            let digits = text.dropFirst(8).prefix { bytes[$0].hexDigit != nil }
            guard digits.count >= 7 else { return false }
            entries[entries.count - 1].commit = bytes.string(digits)
            isMachineWritten = true
            return true
        }
        guard bytes.starts(with: "https://", at: text.lowerBound) || bytes.starts(with: "http://", at: text.lowerBound),
            let commit = commit(in: text)
        else { return false }
        if !isOpen {
            // An address alone stands for a patch only where none is named.
            guard entries.allSatisfy({ $0.title == nil }), commit.isPath else { return false }
            entries.append(ApplicationNotice.Entry())
        }
        entries[entries.count - 1].commit = bytes.string(commit.digits)
        entries[entries.count - 1].url = bytes.string(text)
        isMachineWritten = true
        return true
    }

    /// The commit at the end of an address.
    private func commit(in url: Range<Int>) -> (digits: Range<Int>, isPath: Bool)? {
        var start = url.upperBound
        while start > url.lowerBound, bytes[start - 1].hexDigit != nil { start -= 1 }
        guard (7...64).contains(url.upperBound - start), start - url.lowerBound > 8 else { return nil }
        let isPath =
            bytes.starts(with: "/c/", at: start - 3)
            || (start - url.lowerBound > 16 && bytes.starts(with: "/commit/", at: start - 8))
            || bytes[start - 1] == UInt8(ascii: "=")
        return (start..<url.upperBound, isPath)
    }
}
