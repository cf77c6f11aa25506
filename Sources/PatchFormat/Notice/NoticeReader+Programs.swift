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
            if bytes.starts(with: "This is a note to let you know that ", at: start) {
                return stableNotice(line, lines)
            }
            if bytes.starts(with: "The patch titled", at: start)
                || bytes.starts(with: "The quilt patch titled", at: start)
            {
                return mmNotice(lines)
            }
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

    /// The stable kernels' note: the title, then "to the 6.6-stable tree", or "from the 6.6-stable tree" where it was removed.
    private func stableNotice(_ line: Range<Int>, _ lines: LineCursor) -> ApplicationNotice? {
        let note = bytes.string(line).split(separator: " ").map { $0.lowercased() }
        let isWithdrawal = note.contains { ["removed", "dropped", "deleted"].contains($0) }
        guard isWithdrawal || note.contains(where: { ["added", "queued", "applied"].contains($0) }),
            note.contains("titled")
        else { return nil }
        var lines = lines
        var title: String?
        for _ in 0..<8 {
            guard let line = lines.next() else { break }
            if bytes.starts(with: "to ", at: line.lowerBound) || bytes.starts(with: "from ", at: line.lowerBound)
                || bytes.starts(with: "has been ", at: line.lowerBound)
            {
                let words = bytes.string(line).split(separator: " ").drop {
                    ["to", "from", "has", "been", "added", "queued", "removed", "the", "my"].contains($0)
                }
                var notice = ApplicationNotice(
                    tree: words.first.map(String.init), branch: nil, entries: [ApplicationNotice.Entry(title: title)],
                    isMachineWritten: true, isWithdrawal: isWithdrawal)
                // "to the linux-6.6.y-queue branch of the 6.6.y extended stable tree"
                let behind = words.dropFirst()
                if behind.first == "branch" {
                    notice.branch = notice.tree
                    notice.tree = behind.dropFirst().first { $0 != "of" && $0 != "the" }.map(String.init)
                } else {
                    notice.branch = branch(lines)
                }
                return notice
            }
            let text = bytes.string(bytes.trimmed(line))
            if !text.isEmpty { title = title.map { "\($0) \(text)" } ?? text }
        }
        return nil
    }

    /// "in the char-misc-next branch.", some lines below the tree.
    private func branch(_ lines: LineCursor) -> String? {
        var lines = lines
        for _ in 0..<3 {
            guard let line = lines.next() else { break }
            let words = bytes.string(bytes.trimmed(line)).split(separator: " ")
            if words.count == 4, words[0] == "in", words[1] == "the", words[3].hasPrefix("branch") {
                return String(words[2])
            }
        }
        return nil
    }

    /// Andrew Morton's: "The patch titled", "Subject: …", "has been added to the -mm mm-unstable branch", or "has been removed
    /// from the -mm tree" and why.
    private func mmNotice(_ lines: LineCursor) -> ApplicationNotice? {
        var lines = lines
        var title = ""
        for _ in 0..<6 {
            guard let line = lines.next() else { break }
            if bytes.starts(with: "has been added to the ", at: line.lowerBound) {
                let words = bytes.string(line.dropFirst("has been added to the ".utf8.count)).split(separator: " ")
                let isBranch = words.count > 2 && words[2].hasPrefix("branch")
                return mmNotice(title, tree: words.first.map(String.init), branch: isBranch ? String(words[1]) : nil)
            }
            if bytes.starts(with: "has been removed from the -mm tree", at: line.lowerBound) {
                return mmRemoval(title, lines)
            }
            let text = bytes.string(bytes.trimmed(line))
            title += title.isEmpty ? text : " " + text
        }
        return nil
    }

    private func mmNotice(_ title: String, tree: String?, branch: String?) -> ApplicationNotice {
        let name = title.hasPrefix("Subject: ") ? String(title.dropFirst(9)) : title
        return ApplicationNotice(
            tree: tree, branch: branch, entries: [ApplicationNotice.Entry(title: PatchSubject(parsing: name).title)],
            isMachineWritten: true)
    }

    /// What left the -mm tree was merged elsewhere, or is taken back: obsolete, withdrawn, to be updated.
    private func mmRemoval(_ title: String, _ lines: LineCursor) -> ApplicationNotice? {
        var lines = lines
        for _ in 0..<8 {
            guard let line = lines.next() else { break }
            guard bytes.starts(with: "This patch was dropped because ", at: line.lowerBound) else { continue }
            let reason = bytes.string(line).split(separator: " ").dropFirst(5).map { String($0).trimming(".") }
            let isMerged = reason.starts(with: ["it", "was", "merged"])
            let branch = zip(reason, reason.dropFirst()).first { $1 == "branch" }?.0
            var notice = mmNotice(title, tree: "-mm", branch: isMerged ? branch : nil)
            // "folded into x.patch": it is in the tree as a part of that.
            notice.isWithdrawal = !isMerged && !reason.starts(with: ["it", "was", "folded"])
            return notice
        }
        return nil
    }

    /// The patch that a notice for the -mm tree is about: the last one that the trailers of its commit message link to, behind
    /// the cover letter of its series.
    func mmPatch(in range: Range<Int>) -> String? {
        var found: String?
        var lines = LineCursor(bytes, range)
        while let line = lines.next() {
            let isLink =
                bytes.starts(with: "Link: https://lkml.kernel.org/r/", at: line.lowerBound)
                || bytes.starts(with: "Link: http://lkml.kernel.org/r/", at: line.lowerBound)
            if isLink { found = ArchiveLinks.messageIDs(inValue: line.dropFirst(6), of: bytes).first ?? found }
            if bytes.starts(with: "diff --git ", at: line.lowerBound) || bytes.starts(with: "---", at: line.lowerBound),
                found != nil
            {
                break
            }
        }
        return found
    }
}
