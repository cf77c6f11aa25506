/// Takes reply marks, list prefixes and tags from the front of a subject; what is left is the title.
struct SubjectParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// Whether a bracket that holds tags was seen: what follows belongs to the title.
    private var hasTag = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func read(into subject: inout PatchSubject) {
        skipSpace()
        while position < bytes.count {
            if readMark(into: &subject) || readBareTag(into: &subject) { continue }
            guard let group = group(at: position), take(group, into: &subject) else { break }
        }
        subject.title = title()
        if hasTag { takeVersion(behindTitleOf: &subject) }
    }

    // MARK: Tags without brackets

    /// Reads "PATCH 1/3:" and "PATCH v2:" at the beginning, "RFC:" before a bracket, and a "Subject:" that was pasted along.
    private mutating func readBareTag(into subject: inout PatchSubject) -> Bool {
        guard !hasTag, let first = bytes[position...].first, first.isASCIILetter,
            let colon = bytes[position...].prefix(40).firstIndex(of: UInt8(ascii: ":"))
        else { return false }
        let lead = UnsafeBufferPointer(rebasing: bytes[position..<colon])
        var next = colon + 1
        while next < bytes.count, bytes[next] == 0x20 { next += 1 }
        let isBeforeBracket = next < bytes.count && bytes[next] == UInt8(ascii: "[")
        if lead.elementsEqual("Subject".utf8), isBeforeBracket {
            position = next
            return true
        }
        guard lead.count >= 3, lead.starts(withCaseless: "patch", in: 0..<lead.count) || lead.elementsEqual("RFC".utf8)
        else { return false }
        let tags = SubjectTags(lead)
        // "patch: handle fuzz" is the title of a patch to a program.
        guard tags.isPure,
            lead.starts(with: "PATCH".utf8) || tags.isOfPatch && lead.contains(UInt8(ascii: "/"))
                || isBeforeBracket
        else { return false }
        hasTag = true
        tags.add(to: &subject)
        position = next
        return true
    }

    /// Takes "(v2)" or "[v2]" from the end of the title, where no tag says another version.
    private func takeVersion(behindTitleOf subject: inout PatchSubject) {
        let title = Array(subject.title.utf8)
        guard let last = title.last, last == UInt8(ascii: ")") || last == UInt8(ascii: "]"),
            let open = title.lastIndex(of: last == UInt8(ascii: ")") ? UInt8(ascii: "(") : UInt8(ascii: "[")),
            open > 1, title[open - 1] == 0x20, title.count - open <= 7
        else { return }
        let version = title[(open + 1)..<(title.count - 1)].withUnsafeBufferPointer { SubjectTags($0).bareVersion }
        guard let version, !subject.hasVersion || subject.version == version else { return }
        subject.hasVersion = true
        subject.version = version
        subject.title = String(decoding: title[..<(open - 1)], as: UTF8.self)
    }

    // MARK: Marks

    /// Reads `Re:`, `AW[2]:`, `Fwd:` and the like; marks behind a tag belong to the title.
    private mutating func readMark(into subject: inout PatchSubject) -> Bool {
        guard !hasTag, let mark = SubjectMark(in: bytes, at: position) else { return false }
        switch mark.kind {
        case .reply: subject.isReply = true
        case .forward: subject.isForward = true
        }
        position = mark.end
        skipSpace()
        // b4's "Re: (subset) [PATCH 00/44]": only some of the patches were applied.
        if bytes.starts(with: "(subset) ", at: position) {
            position += 9
            skipSpace()
        }
        return true
    }

    // MARK: Brackets

    /// The content of the bracket that opens at `start`, brackets within it included.
    private func group(at start: Int) -> Range<Int>? {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "[") else { return nil }
        var depth = 0
        // Nobody writes longer tags, and a title of many open brackets must not cost a scan to its end for each.
        for index in start..<min(bytes.count, start + 256) {
            if bytes[index] == UInt8(ascii: "[") { depth += 1 }
            if bytes[index] == UInt8(ascii: "]") {
                depth -= 1
                if depth == 0 { return (start + 1)..<index }
            }
        }
        return nil
    }

    /// Takes a bracket as tags or as the prefix of a list; false when it belongs to the title.
    private mutating func take(_ group: Range<Int>, into subject: inout PatchSubject) -> Bool {
        let tags = SubjectTags(UnsafeBufferPointer(rebasing: bytes[group]))
        if hasTag {
            // "[PATCH] [v2] title", "[RFC] [PATCH net v4 1/2] title", "[PATCH][next] title"; but "[PATCH] [media] title".
            let isTree = tags.isTree && group.lowerBound >= 2 && bytes[group.lowerBound - 2] == UInt8(ascii: "]")
            guard tags.isPure || tags.isOfPatch || isTree || isPrefix(behind: group.upperBound + 1, ofPatch: true)
            else { return false }
            tags.add(to: &subject)
        } else if tags.isTag {
            hasTag = true
            tags.add(to: &subject)
        } else if tags.isAnnouncement || isPrefix(behind: group.upperBound + 1) {
            subject.listPrefixes.append(String(decoding: bytes[group], as: UTF8.self))
        } else {
            return false
        }
        position = group.upperBound + 1
        skipSpace()
        if hasTag, position < bytes.count, bytes[position] == UInt8(ascii: ":") {
            position += 1
            skipSpace()
        }
        return true
    }

    /// Whether the bracket before `start` is a list's prefix: a mark or a tag follows, perhaps behind other prefixes.
    ///
    /// Behind a tag (`ofPatch`) only another one that says PATCH counts: "[PATCH] [topic] [PATCH] title".
    private func isPrefix(behind start: Int, ofPatch: Bool = false) -> Bool {
        var start = start
        for _ in 0..<4 {
            while start < bytes.count, bytes[start] == UInt8(ascii: " ") { start += 1 }
            if !ofPatch, SubjectMark(in: bytes, at: start) != nil { return true }
            guard let group = group(at: start) else { return false }
            let tags = SubjectTags(UnsafeBufferPointer(rebasing: bytes[group]))
            if ofPatch ? tags.isOfPatch : tags.isTag { return true }
            start = group.upperBound + 1
        }
        return false
    }

    // MARK: Text

    private mutating func skipSpace() {
        while position < bytes.count, bytes[position] == 0x20 || (0x09...0x0D).contains(bytes[position]) {
            position += 1
        }
    }

    /// The rest, runs of white space made one space, as git does.
    private func title() -> String {
        var title: [UInt8] = []
        title.reserveCapacity(bytes.count - position)
        var isSpace = false
        for byte in bytes[position...] {
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                isSpace = true
                continue
            }
            if isSpace { title.append(0x20) }
            isSpace = false
            title.append(byte)
        }
        return String(decoding: title, as: UTF8.self)
    }
}
