internal import Glibc

/// The answers of `git cat-file --batch`, read from its pipe without a copy too many.
///
/// An answer is a line, then as many bytes as the line's second word says, then a newline.
struct ObjectStream {
    private let pipe: Descriptor
    private let buffer: UnsafeMutableRawBufferPointer
    private let pause: UInt32
    private var start = 0
    private var end = 0
    private var isShort = false
    private let largest: Int

    /// One answer.
    struct Answer: Sendable {
        /// The words of the line: the object's id first.
        var words: [Substring]
        /// The object's bytes, the header alone of a mail that is too large; nil when git has no such object.
        var bytes: [UInt8]?
        /// Whether the bytes are an ``OversizedMail``.
        var isOversized = false
    }

    /// The answer in whose middle git ended: its object is damaged.
    private(set) var unfinished: Answer?

    /// Reads with a buffer of `capacity` bytes that lives until `deallocate()`.
    ///
    /// git writes 4 KiB at a time and would wake a reader that waits for it every time. Where many answers come through a
    /// large pipe, a `pause` (in microseconds) before a reading that would find little lets it fill up first.
    ///
    /// - Parameter largest: bytes of a mail that is read whole, where that is less than ``MailSize/limit``.
    init(_ pipe: Descriptor, capacity: Int = 1 << 20, pause: UInt32 = 0, largest: Int = .max) {
        self.largest = largest
        self.pipe = pipe
        self.pause = pause
        buffer = .allocate(byteCount: capacity, alignment: 16)
    }

    /// Frees the buffer.
    func deallocate() { buffer.deallocate() }

    /// The next answer; nil at the end, also at an end in the middle of one.
    mutating func next() -> Answer? {
        guard let line = line() else { return nil }
        let words = line.utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) }
        guard words.count >= 2, let size = Int(words[1]) else { return Answer(words: words, bytes: nil) }
        let limit = min(MailSize.limit, largest)
        if size > limit, let start = take(min(size, OversizedMail.headerLimit)), skip(size - start.count),
            take(1) != nil
        {
            return Answer(words: words, bytes: OversizedMail.bytes(start, size: size), isOversized: true)
        }
        guard size <= limit, let bytes = take(size), take(1) != nil else {
            unfinished = Answer(words: words, bytes: nil)
            return nil
        }
        return Answer(words: words, bytes: bytes)
    }

    /// Reads over bytes without keeping them; false at an end before.
    private mutating func skip(_ count: Int) -> Bool {
        var left = count
        while left > 0 {
            if start == end, !fill() { return false }
            let there = min(end - start, left)
            start += there
            left -= there
        }
        return true
    }

    private mutating func line() -> String? {
        var searched = start
        while true {
            if let found = buffer[searched..<end].firstIndex(of: 10) {
                defer { start = found + 1 }
                return String(decoding: buffer[start..<found], as: UTF8.self)
            }
            // No answer's line is as long as the buffer.
            guard end - start < buffer.count else { return nil }
            let kept = end - start
            guard fill() else { return nil }
            searched = start + kept
        }
    }

    private mutating func take(_ count: Int) -> [UInt8]? {
        var whole = true
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { target, written in
            let target = UnsafeMutableRawBufferPointer(target)
            while written < count {
                let there = min(end - start, count - written)
                if there > 0 {
                    target[written...].copyPrefix(of: buffer[start..<start + there])
                    start += there
                    written += there
                } else if count - written >= buffer.count {
                    let got = pipe.read(into: .init(rebasing: target[written..<count]))
                    if got <= 0 { break }
                    written += got
                } else if !fill() {
                    break
                }
            }
            whole = written == count
        }
        return whole ? bytes : nil
    }

    /// Reads more and appends it; false at the end.
    private mutating func fill() -> Bool {
        if start == end {
            start = 0
            end = 0
        } else if end == buffer.count {
            buffer.copyMemory(from: .init(rebasing: buffer[start..<end]))
            end -= start
            start = 0
        }
        if pause > 0, isShort { usleep(pause) }
        let got = pipe.read(into: .init(rebasing: buffer[end...]))
        isShort = got < buffer.count / 4
        end += max(0, got)
        return got > 0
    }
}

extension Slice<UnsafeMutableRawBufferPointer> {
    /// Copies all of `source` to the beginning of this.
    fileprivate func copyPrefix(of source: Slice<UnsafeMutableRawBufferPointer>) {
        UnsafeMutableRawBufferPointer(rebasing: self[startIndex..<startIndex + source.count])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: source))
    }
}
