extension NoticeReader {
    /// The notice that begins at a line, if it is in the form of a program.
    func programNotice(_ line: Range<Int>, _ lines: LineCursor) -> ApplicationNotice? {
        let start = line.lowerBound
        switch bytes[start] {
        case UInt8(ascii: "T"):
            if bytes.starts(with: "The following commit has been merged into the ", at: start) {
                return tipNotice(line, lines)
            }
            if bytes.starts(with: "This series was applied to ", at: start)
                || bytes.starts(with: "This patch was applied to ", at: start)
                || bytes.starts(with: "This pull request was applied to ", at: start)
            {
                return patchworkNotice(line, lines)
            }
            if bytes.starts(with: "This is a note to let you know that I've just added the patch titled", at: start) {
                return stableNotice(lines)
            }
            if bytes.starts(with: "The patch titled", at: start) { return mmNotice(lines) }
            if line.count == 9, bytes.starts(with: "The patch", at: start) { return titleNotice(lines) }
        case UInt8(ascii: "C"):
            if bytes.starts(with: "Commit-ID: ", at: start), bytes.starts(with: "Gitweb:", at: lines.position) {
                return tipNotice(nil, LineCursor(bytes, start..<lines.end))
            }
        case UInt8(ascii: "h"):
            if bytes.starts(with: "has been merged into ", at: start), line.last.map({ bytes[$0] }) == UInt8(ascii: ":")
            {
                return trackerNotice(line, lines)
            }
        default: break
        }
        return nil
    }

    /// "The following commit has been merged into the x86/core branch of tip:" and a commit in full.
    private func tipNotice(_ line: Range<Int>?, _ lines: LineCursor) -> ApplicationNotice {
        var notice = ApplicationNotice(tree: "tip", branch: nil, entries: [], isMachineWritten: true)
        if let line {
            let words = bytes.string(line).split(separator: " ")
            if words.count >= 12 {
                notice.branch = String(words[8])
                notice.tree = String(words[11]).trimming(":.")
            }
        } else if let prefix = subject.listPrefixes.first(where: { $0.hasPrefix("tip:") }) {
            notice.branch = String(prefix.dropFirst(4)).trimming(" ")
        }
        var entry = ApplicationNotice.Entry(title: subject.title)
        var lines = lines
        for _ in 0..<12 {
            guard let line = lines.next() else { break }
            if bytes.starts(with: "Commit-ID:", at: line.lowerBound) {
                entry.commit = bytes.string(bytes.trimmed(line.dropFirst(10)))
            } else if bytes.starts(with: "Gitweb:", at: line.lowerBound) {
                entry.url = bytes.string(bytes.trimmed(line.dropFirst(7)))
                break
            }
        }
        notice.entries = [entry]
        return notice
    }

    /// "This series was applied to netdev/net.git (main)", "by Jane Doe <…>:" and a list.
    private func patchworkNotice(_ line: Range<Int>, _ lines: LineCursor) -> ApplicationNotice {
        let place = TreeName(
            words: bytes.string(line).split(separator: " ").drop { $0 != "to" }.dropFirst().map(String.init))
        var entries = NoticeEntries(bytes, isPatchwork: true)
        entries.read(lines)
        // Of a series that went in but for some patches the bot says that it went in; these have no commit.
        let isPartial = entries.entries.contains { $0.commit != nil }
        return ApplicationNotice(
            tree: place.tree, branch: place.branch, entries: entries.entries, isMachineWritten: true,
            exceptions: isPartial ? entries.unmatched : [])
    }

    /// "has been merged into torvalds/linux.git:" and the commit's address.
    private func trackerNotice(_ line: Range<Int>, _ lines: LineCursor) -> ApplicationNotice {
        let tree = bytes.string(line.dropFirst("has been merged into ".utf8.count)).trimming(":")
        var entries = NoticeEntries(bytes)
        entries.read(lines)
        return ApplicationNotice(tree: tree, branch: nil, entries: entries.entries, isMachineWritten: true)
    }

    /// "The patch", its title on an indented line, "has been applied to the spi tree at", and the address: the scripts of some
    /// maintainers.
    private func titleNotice(_ lines: LineCursor) -> ApplicationNotice? {
        var lines = lines
        var title = ""
        for _ in 0..<8 {
            guard let line = lines.next() else { break }
            let text = bytes.string(bytes.trimmed(line))
            guard bytes.starts(with: "has been applied to the ", at: line.lowerBound) else {
                title += title.isEmpty || text.isEmpty ? text : " " + text
                continue
            }
            guard !title.isEmpty else { return nil }
            var place = TreeName(words: text.split(separator: " ").dropFirst(4).map(String.init))
            var ahead = lines
            while let next = ahead.next(), bytes.isBlank(next) || !bytes[next].isEmpty {
                guard !bytes.isBlank(next) else { continue }
                let words = bytes.string(bytes.trimmed(next)).split(separator: " ").map(String.init)
                if words.first?.contains("://") == true { place = TreeName(words: words) }
                break
            }
            return ApplicationNotice(
                tree: place.tree, branch: place.branch,
                entries: [ApplicationNotice.Entry(title: PatchSubject(parsing: title).title)], isMachineWritten: true)
        }
        return nil
    }

    /// The stable kernels' note: the title, then "to the 6.6-stable tree".
    private func stableNotice(_ lines: LineCursor) -> ApplicationNotice? {
        var lines = lines
        var title: String?
        for _ in 0..<8 {
            guard let line = lines.next() else { break }
            if bytes.starts(with: "to ", at: line.lowerBound)
                || bytes.starts(with: "has been added to ", at: line.lowerBound)
            {
                let words = bytes.string(line).split(separator: " ").drop {
                    ["to", "has", "been", "added", "the", "my"].contains($0)
                }
                let entry = ApplicationNotice.Entry(title: title)
                return ApplicationNotice(
                    tree: words.first.map(String.init), branch: nil, entries: [entry], isMachineWritten: true)
            }
            let text = bytes.string(bytes.trimmed(line))
            if !text.isEmpty { title = title.map { "\($0) \(text)" } ?? text }
        }
        return nil
    }

    /// Andrew Morton's: "The patch titled", "Subject: …", "has been added to the -mm mm-unstable branch".
    private func mmNotice(_ lines: LineCursor) -> ApplicationNotice? {
        var lines = lines
        var title = ""
        for _ in 0..<6 {
            guard let line = lines.next() else { break }
            if bytes.starts(with: "has been added to the ", at: line.lowerBound) {
                let words = bytes.string(line.dropFirst("has been added to the ".utf8.count)).split(separator: " ")
                let isBranch = words.count > 2 && words[2].hasPrefix("branch")
                let name = title.hasPrefix("Subject: ") ? String(title.dropFirst(9)) : title
                return ApplicationNotice(
                    tree: words.first.map(String.init), branch: isBranch ? String(words[1]) : nil,
                    entries: [ApplicationNotice.Entry(title: PatchSubject(parsing: name).title)], isMachineWritten: true
                )
            }
            let text = bytes.string(bytes.trimmed(line))
            title += title.isEmpty ? text : " " + text
        }
        return nil
    }
}
