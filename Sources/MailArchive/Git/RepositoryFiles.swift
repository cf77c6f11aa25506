internal import Glibc

/// The files of a repository that git opens by itself: objects, refs, and those that say where more of them are.
///
/// git waits for ever where one of them is a pipe, and reads a device until its memory is full, so they are looked at before
/// every git.
struct RepositoryFiles {
    private static let entryLimit = 10_000_000
    private static let depthLimit = 16
    /// git follows no more either (`git help repository-layout`, `objects/info/alternates`).
    private static let alternatesLimit = 5

    private let folder: String

    /// The files in a git folder.
    init(_ folder: String) { self.folder = folder }

    /// Looks at files and folders of these names, and at the objects that the repository borrows from others.
    ///
    /// - Throws: ``ArchiveError/unreadable(path:reason:)`` with the file that git cannot be let open.
    func check(_ names: [String]) throws(ArchiveError) {
        var entries = 0
        for name in names { try Self.check("\(folder)/\(name)", depth: 0, &entries) }
        var seen: Set<String> = []
        var lenders = ["\(folder)/objects"]
        for _ in 0..<Self.alternatesLimit {
            var next: [String] = []
            for lender in lenders {
                for other in try Self.alternates(of: lender) where seen.insert(other).inserted {
                    try Self.check(other, depth: 0, &entries)
                    next.append(other)
                }
            }
            if next.isEmpty { return }
            lenders = next
        }
    }

    /// The folders of objects that one names, as gitrepository-layout(5) says.
    private static func alternates(of objects: String) throws(ArchiveError) -> [String] {
        let file = "\(objects)/info/alternates"
        guard FileKind(at: file) != nil else { return [] }
        guard let bytes = smallFile(file, limit: 1 << 20) else {
            throw .unreadable(path: file, reason: "it is larger than a list of folders")
        }
        return bytes.split(separator: 10).compactMap { line in
            let text = String(decoding: line, as: UTF8.self)
            if text.hasPrefix("#") { return nil }
            return realPath(text.hasPrefix("/") ? text : "\(objects)/\(text)")
        }
    }

    private static func check(_ path: String, depth: Int, _ entries: inout Int) throws(ArchiveError) {
        switch FileKind(at: path) {
        // git reports what is missing itself.
        case nil, .file: return
        case .other: throw refusal(path)
        case .folder: break
        }
        guard let folder = opendir(path) else { return }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            entries += 1
            guard entries <= entryLimit, depth < depthLimit else {
                throw .unreadable(path: path, reason: "it has more files or folders than a repository")
            }
            let kind = Int(entry.pointee.d_type)
            if kind == Int(DT_REG) { continue }
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            guard kind == Int(DT_DIR) || kind == Int(DT_LNK) || kind == Int(DT_UNKNOWN) else {
                throw refusal("\(path)/\(name)")
            }
            try check("\(path)/\(name)", depth: depth + 1, &entries)
        }
    }

    private static func refusal(_ path: String) -> ArchiveError {
        .unreadable(path: path, reason: "it is a pipe or a device in the place of a file, which git would wait for")
    }
}
