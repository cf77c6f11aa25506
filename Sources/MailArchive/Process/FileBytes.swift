internal import Glibc

/// The bytes of a small file; nil when it cannot be read, is longer than `limit`, or is a pipe or a device, which may
/// never end.
func smallFile(_ path: String, limit: Int = 64 << 20) -> [UInt8]? {
    let number = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard number >= 0 else { return nil }
    let descriptor = Descriptor(number)
    var status = stat()
    guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes: [UInt8] = []
    while bytes.count <= limit {
        let known = bytes.count
        let room = max(1 << 13, known)
        var count = 0
        bytes.append(contentsOf: repeatElement(0, count: room))
        bytes.withUnsafeMutableBytes { count = descriptor.read(into: .init(rebasing: $0[known...])) }
        bytes.removeLast(room - max(0, count))
        if count < 0 { return nil }
        if count == 0 { return bytes }
    }
    return nil
}

/// The first bytes of a regular file, fewer when it is shorter; nil when it cannot be read.
func fileStart(_ path: String, count: Int) -> [UInt8]? {
    let number = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard number >= 0 else { return nil }
    let descriptor = Descriptor(number)
    var bytes = [UInt8](repeating: 0, count: count)
    let got = bytes.withUnsafeMutableBytes { descriptor.read(into: $0) }
    return got < 0 ? nil : Array(bytes.prefix(got))
}

/// The names in a folder, without `.` and `..`, in no order; nil when it cannot be read.
func folderNames(_ path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
    }
    return names
}

/// What kind of file lies at a path, symbolic links followed.
enum FileKind {
    case folder, file, other

    /// Looks; nil when there is nothing.
    init?(at path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: self = .folder
        case S_IFREG: self = .file
        default: self = .other
        }
    }
}

/// The absolute path with symbolic links resolved; nil when there is nothing.
func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
}
