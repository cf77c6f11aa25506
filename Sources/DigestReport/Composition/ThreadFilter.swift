internal import Glibc
internal import MailFormat
internal import PatchIndex
internal import PatchTracking

/// Which threads a reader is interested in.
///
/// A thread is taken whole, with all that was said in it, when for each kind of condition that is given at least one holds:
/// so reviews of a patch count although only the patch touches the path.
public struct ThreadFilter: Sendable, Equatable {
    /// A patch in the thread changes such a file: a file or a folder, or a pattern as git's pathspecs have it, where `*`
    /// crosses folders (gitglossary(7), "pathspec").
    public var paths: [String] = []
    /// A patch in the thread changes a file of such a section of MAINTAINERS: its name, or a part of it; letters count as
    /// lower case.
    ///
    /// Takes nothing without a MAINTAINERS file.
    public var subsystems: [String] = []
    /// Somebody with this in name or address wrote a posting in the thread, or began it where it has none; letters count as
    /// lower case.
    public var authors: [String] = []
    /// A posting in the thread, its first message, or a message of the period has this in `To:`.
    public var to: [String] = []
    /// The same for `Cc:`.
    public var cc: [String] = []

    /// A filter that takes everything.
    public init() {}

    /// Whether it takes everything.
    public var isEmpty: Bool { paths.isEmpty && subsystems.isEmpty && authors.isEmpty && !needsHeaders }
    /// Whether it asks for header fields that the index does not keep.
    var needsHeaders: Bool { !to.isEmpty || !cc.isEmpty }

    /// Whether a thread with these messages is taken.
    ///
    /// - Parameters:
    ///   - sections: the sections that ``subsystems`` names.
    ///   - fields: gives `To:` and `Cc:` of a message where they are known.
    func takes(
        _ messages: [TrackedMessage], sections: [Maintainers.Section],
        fields: (TrackedMessage.ID) -> (to: String, cc: String)?
    ) -> Bool {
        guard paths.isEmpty || messages.contains(where: { $0.files.contains(where: matchesPath) }) else { return false }
        guard
            subsystems.isEmpty
                || messages.contains(where: { message in
                    message.files.contains { path in sections.contains { $0.contains(path) } }
                })
        else { return false }
        if !authors.isEmpty {
            let postings = messages.filter(\.isPosting)
            let writers = postings.isEmpty ? Array(messages.prefix(1)) : postings
            guard writers.contains(where: { Self.has(authors, in: $0.author?.description) }) else { return false }
        }
        guard needsHeaders else { return true }
        let known = messages.compactMap { fields($0.id) }
        return (to.isEmpty || known.contains { Self.has(to, in: $0.to) })
            && (cc.isEmpty || known.contains { Self.has(cc, in: $0.cc) })
    }

    private func matchesPath(_ path: String) -> Bool {
        paths.contains { pattern in
            guard pattern.contains(where: { "*?[\\".contains($0) }) else {
                let folder = pattern.hasSuffix("/") ? pattern : pattern + "/"
                return path == pattern || path.hasPrefix(folder)
            }
            // A pattern that names a folder means what is in it, too.
            return fnmatch(pattern, path, 0) == 0 || fnmatch(pattern + "/*", path, 0) == 0
        }
    }

    private static func has(_ words: [String], in text: String?) -> Bool {
        guard let text = text?.lowercased() else { return false }
        return words.contains { text.contains($0.lowercased()) }
    }
}
