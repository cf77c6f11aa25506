internal import CZlib
internal import Glibc

/// A file read from its beginning, decompressed when it is gzip's (several members behind each other, too), else as it is.
///
/// A class, since it owns what zlib has opened. Offsets and lengths are those of the decompressed bytes.
final class GzipFile {
    private let path: String
    private let file: gzFile

    /// Opens it.
    init(_ path: String) throws(ArchiveError) {
        guard let file = gzopen(path, "rbe") else {
            throw .unreadable(path: path, reason: String(cString: strerror(errno)))
        }
        self.path = path
        self.file = file
        gzbuffer(file, 1 << 17)
    }

    deinit { gzclose_r(file) }

    /// Appends about `count` bytes; false at the end.
    ///
    /// - Throws: ``ArchiveError/unreadable(path:reason:)`` when the compressed bytes are broken or end early, after
    ///   everything before was appended.
    func read(_ count: Int, to bytes: inout [UInt8]) throws(ArchiveError) -> Bool {
        var got: Int32 = 0
        let known = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: count))
        bytes.withUnsafeMutableBytes { got = gzread(file, $0.baseAddress! + known, UInt32(count)) }
        bytes.removeLast(count - Int(max(0, got)))
        if got > 0 { return true }
        try check()
        return false
    }

    /// Goes to an offset; quick in a plain file, and in a compressed one when it lies ahead.
    func seek(to offset: Int) throws(ArchiveError) {
        guard gzseek(file, offset, SEEK_SET) == offset else {
            throw .unreadable(path: path, reason: "it is shorter than \(offset) bytes")
        }
    }

    /// The bytes from an offset, fewer at the end of the file.
    func bytes(at offset: Int, count: Int) throws(ArchiveError) -> [UInt8] {
        try seek(to: offset)
        var bytes: [UInt8] = []
        while bytes.count < count, try read(min(count - bytes.count, 1 << 20), to: &bytes) {}
        return bytes
    }

    private func check() throws(ArchiveError) {
        var code: Int32 = 0
        let text = gzerror(file, &code)
        switch code {
        case Z_OK: return
        case Z_BUF_ERROR: throw .unreadable(path: path, reason: "the compressed file ends early; fetch it again")
        case Z_ERRNO: throw .unreadable(path: path, reason: String(cString: strerror(errno)))
        default:
            let reason = text.map { String(cString: $0) } ?? "zlib error \(code)"
            throw .unreadable(path: path, reason: "the compressed file is broken: \(reason)")
        }
    }
}
