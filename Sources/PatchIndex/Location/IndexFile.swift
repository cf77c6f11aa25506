internal import Glibc

/// The file of an index before SQLite opens it and may change it; its first bytes are as in SQLite's file format, section 1.3.
enum IndexFile {
    /// Whether there is something that is not a file: a pipe, which would never answer, a device or a folder.
    static func isSpecial(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    }

    /// Whether the file is surely a database of something else: it has content, and it does not say that it is ours.
    static func isStranger(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0, let header = header(of: path), header.starts(with: "SQLite format 3\0".utf8)
        else { return false }
        let application = header[68..<72].reduce(0) { $0 << 8 | Int($1) }
        if application == Schema.applicationID { return false }
        // An index that was just begun says so only in its log; a database without a log has all it has in the file.
        let hasLog = access(path + "-wal", F_OK) == 0
        // Its first page alone is what a run leaves that was killed before it had a log. 1 stands for 65,536 bytes a page.
        let page = Int(header[16]) << 8 | Int(header[17])
        if application != 0 { return true }
        // So is one whose pages have room for checksums and hardly any content: a full disk ended it. What is in it is looked
        // at when it is opened.
        let isBegun = Int(header[20]) == PageChecksums.size && status.st_size <= 4 * page
        return !hasLog && !isBegun && status.st_size > (page == 1 ? 65_536 : page)
    }

    /// Makes the folder of an index with all folders above it, readable by their owner alone, as the XDG Base Directory
    /// Specification asks.
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

    private static func header(of path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 100)
        return read(descriptor, &bytes, 100) == 100 ? bytes : nil
    }
}
