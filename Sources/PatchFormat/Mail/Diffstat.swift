/// The table of files and changed lines that `git diff --stat --summary` prints.
enum Diffstat {
    /// The lines of the first table in `range`, from its first file to its last `create mode` line.
    static func find(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int>? {
        var lines = LineCursor(bytes, range)
        while let line = lines.next() {
            guard isFile(line, in: bytes) || (isSummary(line, in: bytes) && bytes[line.lowerBound] == 0x20) else {
                continue
            }
            var end = line.upperBound
            var ahead = lines
            while let next = ahead.next(), !bytes.isBlank(next) {
                if isFile(next, in: bytes) || isSummary(next, in: bytes) || isMode(next, in: bytes) {
                    end = next.upperBound
                } else if bytes.isRule(next) {
                    break
                }
            }
            return line.lowerBound..<end
        }
        return nil
    }

    /// Whether a line is " path | 12 ++--" or " path | Bin 0 -> 12 bytes".
    static func isFile(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard line.count >= 6, bytes[line.lowerBound] == 0x20,
            let bar = bytes[line].lastIndex(of: UInt8(ascii: "|")), bar + 2 < line.upperBound,
            bytes[bar - 1] == 0x20 || bytes[bar - 1] == 0x09, !bytes.isBlank(line.lowerBound..<bar)
        else { return false }
        let value = bytes.trimmed((bar + 1)..<line.upperBound)
        if bytes.starts(with: "Bin", at: value.lowerBound) || bytes.starts(with: "Unmerged", at: value.lowerBound) {
            return true
        }
        let digits = value.prefix { bytes[$0].isASCIIDigit }
        return !digits.isEmpty
            && value.dropFirst(digits.count).allSatisfy {
                [UInt8(ascii: "+"), UInt8(ascii: "-"), 0x20].contains(bytes[$0])
            }
    }

    /// Whether a line is " 2 files changed, 3 insertions(+), 1 deletion(-)".
    static func isSummary(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let text = bytes.trimmed(line)
        let digits = text.prefix { bytes[$0].isASCIIDigit }
        guard !digits.isEmpty else { return false }
        return bytes.starts(with: " file changed", at: digits.upperBound)
            || bytes.starts(with: " files changed", at: digits.upperBound)
    }

    /// " create mode 100644 path" and the other lines of `--summary`.
    private static func isMode(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes[line.lowerBound] == 0x20 else { return false }
        let words: [StaticString] = [
            " create mode ", " delete mode ", " rename ", " copy ", " mode change ", " rewrite ",
        ]
        return words.contains { bytes.starts(with: $0, at: line.lowerBound) }
    }
}
