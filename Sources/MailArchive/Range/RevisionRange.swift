/// The revisions of a range as written: `A..B`, `A..`, `..B` or one name, each with its epoch where one is given.
struct RevisionRange: Equatable {
    /// What is excluded with everything before; nil for the beginning.
    var start: Revision?
    /// What is reached; nil for the newest.
    var end: Revision?
    /// True for one name, which means that mail alone.
    var isSingle = false

    /// A name for a commit: a tag, a branch, an id, or what else `git help revisions` lists.
    struct Revision: Equatable {
        /// The epoch before the colon, where there is one.
        var epoch: String?
        /// The name for git.
        var name: String

        /// How it is called in titles: a full id is cut to 9 digits, all else stays.
        var label: String { isObjectID(name) ? String(name.prefix(9)) : name }
    }

    /// Reads an expression.
    ///
    /// - Throws: ``ArchiveError/invalidRange(_:reason:)`` for what can be no range, whatever the archive.
    init(parsing text: String) throws(ArchiveError) {
        guard !text.isEmpty else { throw .invalidRange(text, reason: "it is empty; write A..B") }
        guard !text.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) else {
            throw .invalidRange(text, reason: "it has control characters")
        }
        guard let dots = Self.dots(in: text) else {
            end = try Self.revision(text, in: text)
            isSingle = true
            return
        }
        let rest = text[dots.upperBound...]
        guard !rest.hasPrefix(".") else {
            throw .invalidRange(text, reason: "three dots mean nothing in an archive; write A..B")
        }
        guard Self.dots(in: String(rest)) == nil else {
            throw .invalidRange(text, reason: "it has '..' twice; write A..B")
        }
        start = try Self.revision(String(text[..<dots.lowerBound]), in: text)
        end = try Self.revision(String(rest), in: text)
    }

    private static func dots(in text: String) -> Range<String.Index>? {
        var index = text.startIndex
        while let dot = text[index...].firstIndex(of: ".") {
            let next = text.index(after: dot)
            if next < text.endIndex, text[next] == "." { return dot..<text.index(after: next) }
            index = next
        }
        return nil
    }

    private static func revision(_ text: String, in range: String) throws(ArchiveError) -> Revision? {
        var revision = Revision(name: text)
        if let colon = text.firstIndex(of: ":"), colon > text.startIndex,
            text[..<colon].utf8.allSatisfy({ (48...57).contains($0) })
        {
            revision.epoch = String(text[..<colon])
            revision.name = String(text[text.index(after: colon)...])
        }
        if revision.name.isEmpty {
            guard revision.epoch == nil else {
                throw .invalidRange(range, reason: "a name is missing behind the epoch")
            }
            return nil
        }
        guard let first = revision.name.first, first != "-", first != "^" else {
            throw .invalidRange(range, reason: "a name cannot begin with '\(revision.name.prefix(1))'")
        }
        return revision
    }
}
