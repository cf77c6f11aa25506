/// Cuts an mbox into messages, whatever program wrote it.
///
/// A message begins at the file's start, behind a byte order mark and empty lines, and with a `From ` line behind it:
/// * behind an empty line, one that names a time;
/// * without an empty line, or without a time, only where a header field follows;
/// * `From COMMIT Mon Sep 17 …` only in a file of such messages, since an attached patch begins with it, too;
/// * where `Content-Length` says (mboxcl, mboxcl2), if a `From ` line or the end of the file follows.
///
/// Of a message that is larger than ``MailSize/limit`` the beginning alone is kept.
struct MboxSplitter {
    /// A message as it is in the file, with its `From ` line.
    struct Piece {
        /// Where it begins.
        var offset: Int
        /// How many bytes it has.
        var length: Int
        /// Its bytes; the first ``OversizedMail/headerLimit`` of one that is too large.
        var raw: [UInt8]
        /// Whether its body was found by its length, so that no line in it has to be quoted.
        var isCounted = false
        /// Whether it is too large to be read whole.
        var isOversized: Bool { raw.count < length }
    }

    private let file: GzipFile
    private var bytes: [UInt8] = []
    /// Where in the file `bytes` begins.
    private var base: Int
    /// Where in `bytes` the present message begins.
    private var start = 0
    /// Behind `start`, up to where no other message begins.
    private var searched = 0
    /// Bytes of the present message that were dropped, between its kept beginning and `bytes`.
    private var head: [UInt8]?
    private var headOffset = 0
    private var ended = false
    /// Whether the present message's `Content-Length` was looked at.
    private var isMeasured = false
    /// Whether the present message's `From ` line is one of `git format-patch`.
    private var isPatch = false

    /// Reads on from `offset`, where a message begins.
    init(_ file: GzipFile, at offset: Int) throws(ArchiveError) {
        self.file = file
        base = offset
        try file.seek(to: offset)
        if offset == 0 { try skipToFirst() }
    }

    /// The bytes before the first message that say nothing: a byte order mark, and empty lines.
    static func preamble(_ bytes: [UInt8]) -> Int {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return bytes[start...].firstIndex { $0 != 10 && $0 != 13 } ?? bytes.count
    }

    /// The next message; nil at the end.
    mutating func next() throws(ArchiveError) -> Piece? {
        while true {
            if let piece = try counted() { return piece }
            if let end = boundary() { return cut(end) }
            if ended { return start == bytes.count && head == nil ? nil : cut(bytes.count) }
            try readMore(1 << 18)
            // So much of it is known to be one message.
            if head != nil || searched > MailSize.limit { letGo() }
        }
    }

    /// Reads so many bytes more, and lets go of what is not needed any more.
    private mutating func readMore(_ count: Int) throws(ArchiveError) {
        if start > 0 {
            bytes.removeSubrange(..<start)
            base += start
            searched -= start
            start = 0
        }
        ended = try !file.read(max(count, min(bytes.count, 1 << 22)), to: &bytes)
    }

    private mutating func skipToFirst() throws(ArchiveError) {
        while true {
            ended = try !file.read(1 << 18, to: &bytes)
            let count = Self.preamble(bytes)
            if count < bytes.count || ended {
                bytes.removeSubrange(..<count)
                base += count
                return
            }
            // Nothing but empty lines so far.
            base += bytes.count
            bytes.removeAll(keepingCapacity: true)
        }
    }

    /// Keeps the beginning of the present message, and what may belong to the next one.
    private mutating func letGo() {
        if head == nil {
            head = Array(bytes.prefix(OversizedMail.headerLimit))
            headOffset = base
        }
        // An empty line and a `From ` line may be at the end.
        let kept = min(bytes.count, 4096)
        let gone = min(searched, bytes.count - kept)
        guard gone > 0 else { return }
        bytes.removeSubrange(..<gone)
        base += gone
        searched -= gone
    }

    private mutating func cut(_ end: Int, isCounted: Bool = false) -> Piece {
        defer { (start, searched, head, isMeasured) = (end, end, nil, false) }
        if let head { return Piece(offset: headOffset, length: base + end - headOffset, raw: head) }
        let kept = end - start > MailSize.limit ? start + OversizedMail.headerLimit : end
        return Piece(
            offset: base + start, length: end - start, raw: Array(bytes[start..<kept]), isCounted: isCounted)
    }

    /// The present message where its header says how long its body is, and a `From ` line or the file's end follows.
    private mutating func counted() throws(ArchiveError) -> Piece? {
        guard !isMeasured, head == nil else { return nil }
        // The header is needed whole.
        while !ended, bytes.count - start < 1 << 16, Self.bodyStart(bytes[start...]) == nil { try readMore(1 << 16) }
        isMeasured = true
        isPatch = FromLine(bytes[start...].prefix { $0 != 10 })?.isPatch ?? false
        guard let body = Self.bodyStart(bytes[start...]), let length = Self.contentLength(bytes[start..<body]),
            body - start + length <= MailSize.limit
        else { return nil }
        let size = body - start + length
        while !ended, bytes.count - start < size + 1024 { try readMore(size + 1024 - (bytes.count - start)) }
        guard bytes.count - start >= size else { return nil }
        let end = bytes[(start + size)...].firstIndex { $0 != 10 && $0 != 13 } ?? bytes.count
        // Behind the body, or behind empty lines; in the middle of a line a length is wrong.
        let isAtLine = end > start + size || length == 0 || bytes[start + size - 1] == 10
        let isEnd = end == bytes.count && ended
        let isNext = end < bytes.count && FromLine(bytes[end...].prefix(1024).prefix { $0 != 10 }) != nil
        return isAtLine && (isEnd || isNext) ? cut(end, isCounted: true) : nil
    }

    /// Whether a whole message has the length of its body in its header.
    static func isCounted(_ raw: [UInt8]) -> Bool {
        guard let body = bodyStart(raw[...]), let length = contentLength(raw[..<body]), body + length <= raw.count
        else {
            return false
        }
        return raw[(body + length)...].allSatisfy { $0 == 10 || $0 == 13 }
    }

    private static func bodyStart(_ bytes: ArraySlice<UInt8>) -> Int? {
        var line = bytes.startIndex
        while line - bytes.startIndex < 1 << 18, let feed = bytes[line...].firstIndex(of: 10) {
            if feed == line || (feed == line + 1 && bytes[line] == 13) { return feed + 1 }
            line = feed + 1
        }
        return nil
    }

    private static func contentLength(_ header: ArraySlice<UInt8>) -> Int? {
        let name = Array("content-length:".utf8)
        for line in header.split(separator: 10) where line.count > name.count {
            guard zip(line, name).allSatisfy({ $0 | 0x20 == $1 || $0 == $1 }) else { continue }
            let digits = line.dropFirst(name.count).filter { $0 != 32 && $0 != 13 }
            guard !digits.isEmpty, digits.count < 12, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
            return Int(String(decoding: digits, as: UTF8.self))
        }
        return nil
    }

    /// The index of the next `From ` line behind the first; nil when there is none, or more bytes are needed to know.
    private mutating func boundary() -> Int? {
        while let feed = bytes[searched...].firstIndex(of: 10) {
            let line = feed + 1
            // A first line longer than this is no `From ` line.
            let head = bytes[line...].prefix(1024)
            if head.starts(with: "From ".utf8.prefix(head.count)) {
                guard let end = head.firstIndex(of: 10) else {
                    if head.count < 1024, !ended { return nil }
                    if let found = FromLine(head), begins(found, feed: feed, next: head[head.endIndex...]) {
                        return line
                    }
                    searched = line
                    continue
                }
                // The next line is looked at, too, as far as a field's name goes.
                let next = bytes[(end + 1)...].prefix(256)
                if next.count < 256, next.firstIndex(of: 10) == nil, !ended { return nil }
                if let found = FromLine(head[..<end]), begins(found, feed: feed, next: next) { return line }
            }
            searched = line
        }
        return nil
    }

    /// Whether a message begins with a `From ` line behind the line feed at `feed` and before the line in `next`.
    private func begins(_ line: FromLine, feed: Int, next: ArraySlice<UInt8>) -> Bool {
        if line.isPatch, !isPatch { return false }
        if line.time != nil, isEmptyLine(before: feed) { return true }
        let name = next.prefix { $0 != 58 }
        let isField =
            name.count < next.count && !name.isEmpty && name.allSatisfy { $0 > 32 && $0 < 127 }
            || next.starts(with: ">From ".utf8)
        return isField && (line.time != nil || isEmptyLine(before: feed))
    }

    /// Whether an empty line ends at the line feed at `feed`.
    private func isEmptyLine(before feed: Int) -> Bool {
        guard feed > start else { return false }
        if bytes[feed - 1] == 10 { return true }
        return bytes[feed - 1] == 13 && feed - 1 > start && bytes[feed - 2] == 10
    }
}
