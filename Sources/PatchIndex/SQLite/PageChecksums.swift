internal import GRDBSQLite
internal import Glibc
internal import TextIndex

/// A checksum at the end of every page of an index, written and verified where SQLite writes and reads the file.
///
/// SQLite checks what it reads for nonsense, but not for other content: a changed number or letter goes into an answer.
/// This is SQLite's own file layer (`sqlite3_vfs`) with two functions of its files exchanged. A database takes part when
/// each of its pages leaves ``size`` bytes to it (byte 20 of the file, "reserved space"; SQLite's file format, section
/// 1.3.4); others, journals and temporary files pass through. A page that does not match gives `SQLITE_IOERR_DATA`.
///
/// Not covered is the log (`-wal`), which has checksums of SQLite's own that are looked at after a process was killed.
enum PageChecksums {
    /// Bytes that each page leaves for its checksum.
    static let size: Int32 = 8

    /// Makes all databases that this process opens later go through this layer; does nothing the second time.
    ///
    /// - Returns: whether SQLite could be had to do so.
    static func register() -> Bool { layers != nil }

    /// Has a database that is still empty leave room for checksums.
    static func reserve(in connection: OpaquePointer) {
        var size = size
        sqlite3_file_control(connection, "main", SQLITE_FCNTL_RESERVE_BYTES, &size)
    }

    /// Whether the pages of a database have checksums, as the beginning of its file says.
    static func areKept(by connection: OpaquePointer) -> Bool {
        guard let file = file(of: connection), let tail = tail(of: file) else { return false }
        return tail.pointee.pageSize != 0 || readHeader(of: file, tail)
    }

    /// The numbers of the pages that do not match their checksums, free ones included, counted from 1; at most `limit`.
    ///
    /// What is in the log is not looked at. A page that does not match is read again for some time, since another process
    /// may be writing it.
    static func damagedPages(of connection: OpaquePointer, limit: Int) -> [Int64] {
        guard let file = file(of: connection), let tail = tail(of: file), areKept(by: connection) else { return [] }
        let pageSize = tail.pointee.pageSize
        var bytes: Int64 = 0
        guard tail.pointee.original.pointee.xFileSize(file, &bytes) == SQLITE_OK else { return [] }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(pageSize), alignment: 8)
        defer { buffer.deallocate() }
        var found: [Int64] = []
        for offset in stride(from: 0, to: bytes, by: Int(pageSize)) where found.count < limit {
            var attempts = 5
            while attempts > 0 {
                let code = tail.pointee.original.pointee.xRead(file, buffer.baseAddress, pageSize, offset)
                if code == SQLITE_OK, isSound(UnsafeRawBufferPointer(buffer), at: offset) { break }
                attempts -= 1
                usleep(2_000)
            }
            if attempts == 0 { found.append(offset / Int64(pageSize) + 1) }
        }
        return found
    }

    // MARK: The file layer

    /// What is behind SQLite's own part of an open file.
    private struct Tail {
        /// The functions of the file; the first field, since the file points at it.
        var methods: sqlite3_io_methods
        /// Those that SQLite's own layer gave it.
        var original: UnsafePointer<sqlite3_io_methods>
        /// Bytes of a page with a checksum; 0 while the file has none.
        var pageSize: Int32
    }

    private struct Layers {
        var original: UnsafeMutablePointer<sqlite3_vfs>
        var checked: UnsafeMutablePointer<sqlite3_vfs>
        var tailOffset: Int
    }

    /// SQLite's own layer, and the copy of it that opens databases by ``open(_:_:_:_:)``.
    ///
    /// `nonisolated(unsafe)`: it is written once, by whoever asks first, and lives as long as the process.
    nonisolated(unsafe) private static let layers: Layers? = {
        guard let original = sqlite3_vfs_find(nil) else { return nil }
        let checked = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        checked.initialize(to: original.pointee)
        let tailOffset = (Int(original.pointee.szOsFile) + 15) & ~15
        checked.pointee.szOsFile = Int32(tailOffset + MemoryLayout<Tail>.size)
        checked.pointee.zName = name
        checked.pointee.pNext = nil
        checked.pointee.xOpen = { PageChecksums.open($1, $2, $3, $4) }
        guard sqlite3_vfs_register(checked, 1) == SQLITE_OK else { return nil }
        return Layers(original: original, checked: checked, tailOffset: tailOffset)
    }()

    /// The name of the layer, which SQLite keeps a pointer to.
    ///
    /// `nonisolated(unsafe)`: it is never written to again, nor freed.
    nonisolated(unsafe) private static let name: UnsafePointer<CChar> = {
        let text = "tidings".utf8CString
        let name = UnsafeMutablePointer<CChar>.allocate(capacity: text.count)
        for (offset, letter) in text.enumerated() { (name + offset).initialize(to: letter) }
        return UnsafePointer(name)
    }()

    private static func open(
        _ path: UnsafePointer<CChar>?, _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32,
        _ found: UnsafeMutablePointer<Int32>?
    ) -> Int32 {
        guard let layers, let file else { return SQLITE_CANTOPEN }
        let code = layers.original.pointee.xOpen(layers.original, path, file, flags, found)
        guard code == SQLITE_OK, flags & SQLITE_OPEN_MAIN_DB != 0, let original = file.pointee.pMethods else {
            return code
        }
        let tail = (UnsafeMutableRawPointer(file) + layers.tailOffset).bindMemory(to: Tail.self, capacity: 1)
        tail.initialize(to: Tail(methods: original.pointee, original: original, pageSize: 0))
        // Version 3 reads through a map of the file, past the checksums.
        tail.pointee.methods.iVersion = min(original.pointee.iVersion, 2)
        tail.pointee.methods.xRead = { PageChecksums.read($0, $1, $2, $3) }
        tail.pointee.methods.xWrite = { PageChecksums.write($0, $1, $2, $3) }
        tail.pointee.methods.xDeviceCharacteristics = { PageChecksums.characteristics($0) }
        file.pointee.pMethods = UnsafeRawPointer(tail).assumingMemoryBound(to: sqlite3_io_methods.self)
        return SQLITE_OK
    }

    private static func read(
        _ file: UnsafeMutablePointer<sqlite3_file>?, _ bytes: UnsafeMutableRawPointer?, _ count: Int32, _ offset: Int64
    ) -> Int32 {
        guard let file, let bytes, let tail = tail(of: file) else { return SQLITE_IOERR }
        let code = tail.pointee.original.pointee.xRead(file, bytes, count, offset)
        guard code == SQLITE_OK else { return code }
        let read = UnsafeRawBufferPointer(start: bytes, count: Int(count))
        if offset == 0, count >= headerSize { tail.pointee.pageSize = checkedPageSize(read) }
        guard count == tail.pointee.pageSize, offset % Int64(count) == 0 else { return SQLITE_OK }
        return isSound(read, at: offset) ? SQLITE_OK : damaged
    }

    private static func write(
        _ file: UnsafeMutablePointer<sqlite3_file>?, _ bytes: UnsafeRawPointer?, _ count: Int32, _ offset: Int64
    ) -> Int32 {
        guard let file, let bytes, let tail = tail(of: file) else { return SQLITE_IOERR }
        if offset == 0, count >= headerSize {
            tail.pointee.pageSize = checkedPageSize(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
        } else if tail.pointee.pageSize == 0 {
            // Another connection may have given the file checksums since.
            _ = readHeader(of: file, tail)
        }
        if count == tail.pointee.pageSize, offset % Int64(count) == 0 {
            // The page is in memory of SQLite, which leaves these bytes of it to us.
            let page = UnsafeMutableRawBufferPointer(
                start: UnsafeMutableRawPointer(mutating: bytes), count: Int(count))
            page.storeBytes(
                of: sum(UnsafeRawBufferPointer(page), at: offset).littleEndian, toByteOffset: page.count - Int(size),
                as: UInt64.self)
        }
        return tail.pointee.original.pointee.xWrite(file, bytes, count, offset)
    }

    private static func characteristics(_ file: UnsafeMutablePointer<sqlite3_file>?) -> Int32 {
        guard let file, let tail = tail(of: file) else { return 0 }
        // SQLITE_IOCAP_SUBPAGE_READ lets SQLite 3.48 and newer read parts of pages, which have no checksum.
        return tail.pointee.original.pointee.xDeviceCharacteristics(file) & ~0x8000
    }

    // MARK: Pages

    /// Bytes that tell what a database is.
    private static let headerSize: Int32 = 100

    /// `SQLITE_IOERR_DATA`.
    private static let damaged = SQLITE_IOERR | 32 << 8

    private static func tail(of file: UnsafeMutablePointer<sqlite3_file>) -> UnsafeMutablePointer<Tail>? {
        guard let layers else { return nil }
        return (UnsafeMutableRawPointer(file) + layers.tailOffset).assumingMemoryBound(to: Tail.self)
    }

    /// The open file of a connection, when it went through ``open(_:_:_:_:)``.
    private static func file(of connection: OpaquePointer) -> UnsafeMutablePointer<sqlite3_file>? {
        var file: UnsafeMutablePointer<sqlite3_file>?
        var layer: UnsafeMutablePointer<sqlite3_vfs>?
        guard sqlite3_file_control(connection, "main", SQLITE_FCNTL_VFS_POINTER, &layer) == SQLITE_OK,
            layer == layers?.checked,
            sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK,
            file?.pointee.pMethods != nil
        else { return nil }
        return file
    }

    /// Looks into the file whether its pages have checksums.
    private static func readHeader(
        of file: UnsafeMutablePointer<sqlite3_file>, _ tail: UnsafeMutablePointer<Tail>
    ) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: Int(headerSize), alignment: 8) { header in
            let code = tail.pointee.original.pointee.xRead(file, header.baseAddress, headerSize, 0)
            if code == SQLITE_OK { tail.pointee.pageSize = checkedPageSize(UnsafeRawBufferPointer(header)) }
            return tail.pointee.pageSize != 0
        }
    }

    /// Bytes of a page of a database that begins so, when its pages have checksums; else 0.
    private static func checkedPageSize(_ header: UnsafeRawBufferPointer) -> Int32 {
        guard header.starts(with: "SQLite format 3\0".utf8), header[20] == UInt8(size) else { return 0 }
        let pageSize = Int32(header[16]) << 8 | Int32(header[17])
        return pageSize == 1 ? 65_536 : pageSize
    }

    /// Whether a page is what was written; one of zeros never was, as some that SQLite took but did not need.
    private static func isSound(_ page: UnsafeRawBufferPointer, at offset: Int64) -> Bool {
        let kept = UInt64(littleEndian: page.loadUnaligned(fromByteOffset: page.count - Int(size), as: UInt64.self))
        return kept == sum(page, at: offset) || kept == 0 && page.allSatisfy { $0 == 0 }
    }

    /// The checksum of a page and of its position, so that a page written to another position does not match either.
    private static func sum(_ page: UnsafeRawBufferPointer, at offset: Int64) -> UInt64 {
        Checksum.of(UnsafeRawBufferPointer(rebasing: page.dropLast(Int(size))), seed: UInt64(bitPattern: offset))
    }
}
