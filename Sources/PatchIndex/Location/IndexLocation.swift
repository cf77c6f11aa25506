internal import Glibc

/// Where the index lives when nobody says otherwise: `$XDG_CACHE_HOME/tidings/index.sqlite`,
/// or `~/.cache/tidings/index.sqlite` (XDG Base Directory Specification).
public enum IndexLocation {
    /// The default file, from the environment given; `nil` when it names neither a cache folder nor a home.
    ///
    /// A relative `XDG_CACHE_HOME` is ignored, as the specification asks.
    public static func standard(environment: [String: String]) -> String? {
        if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
            return cache + "/tidings/index.sqlite"
        }
        guard let home = environment["HOME"], !home.isEmpty else { return nil }
        return home + "/.cache/tidings/index.sqlite"
    }

    /// Makes the folder of `file` with all folders above it, readable by their owner alone, as the specification asks.
    static func makeFolder(for file: String) throws(IndexError) {
        guard let slash = file.lastIndex(of: "/"), slash != file.startIndex else { return }
        var made = ""
        for component in file[..<slash].split(separator: "/", omittingEmptySubsequences: true) {
            made += (file.hasPrefix("/") || !made.isEmpty ? "/" : "") + component
            if mkdir(made, 0o700) != 0, errno != EEXIST {
                throw .cannotOpen(path: file, reason: "\(made): \(String(cString: strerror(errno)))")
            }
        }
    }
}
