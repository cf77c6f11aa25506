/// Finds the git folder of a repository by its files, so that no git runs by the configuration of a stranger's repository.
enum GitFolder {
    /// The git folder of the repository at `path`, bare or with a work tree; nil when there is none.
    static func of(_ path: String) -> String? {
        if isOne(path) { return path }
        let inner = "\(path)/.git"
        switch FileKind(at: inner) {
        case .folder: return isOne(inner) ? inner : nil
        case .file:
            // A linked work tree or submodule: "gitdir: PATH".
            guard let bytes = smallFile(inner, limit: 4096) else { return nil }
            let text = String(decoding: bytes.prefix { $0 != 10 }, as: UTF8.self)
            guard text.hasPrefix("gitdir: ") else { return nil }
            let target = String(text.dropFirst(8))
            return realPath(target.hasPrefix("/") ? target : "\(path)/\(target)")
        default: return nil
        }
    }

    /// The git folder of the repository that `path` is in, as git finds it from a folder inside a work tree; nil for none.
    static func around(_ path: String) -> String? {
        var folder = path
        while true {
            if let found = of(folder) { return found }
            guard let slash = folder.lastIndex(of: "/"), folder != "/" else { return nil }
            folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
        }
    }

    /// The folder that has the objects and refs; another one for a linked work tree (gitrepository-layout(5), commondir).
    static func common(_ folder: String) -> String {
        guard let bytes = smallFile("\(folder)/commondir", limit: 4096) else { return folder }
        let text = String(decoding: bytes.prefix { $0 != 10 }, as: UTF8.self)
        return realPath(text.hasPrefix("/") ? text : "\(folder)/\(text)") ?? folder
    }

    private static func isOne(_ path: String) -> Bool {
        FileKind(at: "\(path)/HEAD") == .file && FileKind(at: "\(path)/objects") == .folder
            && FileKind(at: "\(path)/refs") == .folder
    }
}
