#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A converter of the C library from one charset to UTF-8, open as long as the value lives.
final class Iconv {
    private let descriptor: iconv_t

    /// Opens a converter; nil when the C library does not know the charset.
    init?(from charset: String) {
        let descriptor = iconv_open("UTF-8", charset)
        guard let descriptor, descriptor != iconv_t(bitPattern: -1) else { return nil }
        self.descriptor = descriptor
    }

    deinit { iconv_close(descriptor) }

    /// Converts a range; a byte that fits nowhere becomes U+FFFD, and the text is then not complete.
    func convert(_ bytes: Span<UInt8>, _ range: Range<Int>) -> (text: [UInt8], isComplete: Bool) {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
        var text: [UInt8] = []
        text.reserveCapacity(range.count + range.count / 2)
        var isComplete = true
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var source: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: base + range.lowerBound)
                .assumingMemoryBound(to: CChar.self)
            var left = range.count
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { room in
                while left > 0 {
                    let (converted, failure) = step(&source, &left, room, &text)
                    if converted || failure == E2BIG { continue }
                    isComplete = false
                    text += [0xEF, 0xBF, 0xBD]
                    // EINVAL: the last character is cut. EILSEQ: continue after the byte.
                    if failure != EILSEQ { break }
                    source = source.map { $0 + 1 }
                    left -= 1
                }
                // What a stateful charset still holds back.
                var flushed: UnsafeMutablePointer<CChar>?
                var nothing = 0
                _ = step(&flushed, &nothing, room, &text)
            }
        }
        return (text, isComplete)
    }

    private func step(
        _ source: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, _ room: UnsafeMutableBufferPointer<CChar>,
        _ text: inout [UInt8]
    ) -> (converted: Bool, failure: CInt) {
        var target = room.baseAddress
        var free = room.count
        let result = iconv(descriptor, &source, &left, &target, &free)
        let failure = errno
        text += UnsafeRawBufferPointer(UnsafeMutableRawBufferPointer(room)).prefix(room.count - free)
        return (result != Int(bitPattern: UInt.max) && result != -1, failure)
    }
}
