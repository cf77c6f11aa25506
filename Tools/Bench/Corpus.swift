internal import Glibc

/// The raw mails of one bare public-inbox epoch.
struct Corpus {
    /// The repository.
    var path: String
    /// A file with the blob of each mail, a line each: what `git cat-file --batch` reads.
    var blobs: String
    /// When the archive received its newest mail, in seconds since 1970 UTC.
    var newest: Int

    /// Lists the blobs into a file in `folder`.
    init(_ path: String, folder: String) throws {
        self.path = path
        blobs = folder + "/blobs"
        let shell =
            "git -C '\(path)' log --reverse --raw --no-abbrev --format= | awk '$5 ~ /^[AM]/ { print $4 }' > '\(blobs)'"
        let list = try ChildProcess(["sh", "-c", shell])
        guard list.status == 0 else { throw BenchmarkError.failed("git log", list.status) }
        let time = folder + "/newest"
        let log = try ChildProcess(["git", "-C", path, "log", "-1", "--format=%ct"], output: time)
        let digits = try Self.content(of: time).filter { (48...57).contains($0) }
        guard log.status == 0, let newest = Int(String(decoding: digits, as: UTF8.self)) else {
            throw BenchmarkError.failed("git log", log.status)
        }
        self.newest = newest
    }

    /// All mails, as bytes in memory.
    func mails() throws -> [[UInt8]] {
        let file = blobs + ".content"
        defer { unlink(file) }
        let child = try ChildProcess(["git", "-C", path, "cat-file", "--batch"], input: blobs, output: file)
        guard child.status == 0 else { throw BenchmarkError.failed("git cat-file", child.status) }
        return Self.split(try Self.content(of: file))
    }

    /// How many lines a file has.
    static func lines(of file: String) throws -> Int { try content(of: file).count { $0 == 10 } }

    /// Each mail stands behind a line `ID blob SIZE`.
    private static func split(_ content: [UInt8]) -> [[UInt8]] {
        var mails: [[UInt8]] = []
        var offset = 0
        while let end = content[offset...].firstIndex(of: 10) {
            let words = String(decoding: content[offset..<end], as: UTF8.self).split(separator: " ")
            guard words.count == 3, let size = Int(words[2]) else { break }
            mails.append(Array(content[(end + 1)..<(end + 1 + size)]))
            offset = end + size + 2
        }
        return mails
    }

    private static func content(of file: String) throws -> [UInt8] {
        guard let stream = fopen(file, "r") else { throw BenchmarkError.cannotRun(file) }
        defer { fclose(stream) }
        fseek(stream, 0, SEEK_END)
        let size = ftell(stream)
        rewind(stream)
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = fread(buffer.baseAddress, 1, size, stream)
        }
    }
}
