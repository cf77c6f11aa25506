/// The files in which git keeps HEAD and what it names (`git help gitrepository-layout`).
struct RefFiles {
    private let folder: String

    /// The files in a git folder.
    init(_ folder: String) { self.folder = folder }

    /// What the files say.
    enum Head: Equatable {
        /// A commit's full id.
        case commit(String)
        /// A branch without a commit.
        case unborn
        /// Not kept in files that we know (reftable, a linked worktree); git has to be asked.
        case unclear
    }

    /// The commit that HEAD names.
    func head() -> Head {
        guard let text = line("HEAD"), smallFile("\(folder)/commondir") == nil else { return .unclear }
        if isObjectID(text) { return .commit(text) }
        guard text.hasPrefix("ref: ") else { return .unclear }
        let name = String(text.dropFirst(5).drop { $0 == " " })
        guard name.hasPrefix("refs/heads/"), name != "refs/heads/.invalid", !name.contains("..") else {
            return .unclear
        }
        if let id = line(name) { return isObjectID(id) ? .commit(id) : .unclear }
        return packed(name).map { .commit($0) } ?? .unborn
    }

    private func line(_ name: String) -> String? {
        guard let bytes = smallFile("\(folder)/\(name)", limit: 4096) else { return nil }
        return String(decoding: bytes.prefix { $0 != 10 && $0 != 13 }, as: UTF8.self)
    }

    private func packed(_ name: String) -> String? {
        guard let bytes = smallFile("\(folder)/packed-refs") else { return nil }
        let wanted = Array(name.utf8)
        for line in bytes.split(separator: 10) {
            guard line.count > wanted.count, line.reversed().starts(with: wanted.reversed()) else { continue }
            let id = String(decoding: line.prefix { $0 != 32 }, as: UTF8.self)
            if isObjectID(id), line.count == id.utf8.count + 1 + wanted.count { return id }
        }
        return nil
    }
}

/// Whether a text is the full name of an object, of SHA-1 or SHA-256.
func isObjectID(_ text: String) -> Bool {
    (text.utf8.count == 40 || text.utf8.count == 64) && text.utf8.allSatisfy(isHexDigit)
}

/// Whether a byte is a digit of git's object names.
func isHexDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (97...102).contains(byte) }
