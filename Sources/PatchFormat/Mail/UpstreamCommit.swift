/// Finds the commit that a commit message says to be a copy of.
enum UpstreamCommit {
    /// Its name as written, 7 to 40 hexadecimal digits; `nil` where the message names none.
    ///
    /// Read are the lines `commit 1234… upstream.`, `[ Upstream commit 1234… ]`, `Upstream commit 1234…`, `(cherry picked from
    /// commit 1234…)` and `(backported from commit 1234…)`, as `Documentation/process/stable-kernel-rules.rst` of the kernel and
    /// `git cherry-pick -x` have them.
    static func find(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String? {
        var lines = LineCursor(bytes, range)
        while let line = lines.next() {
            var line = bytes.trimmed(line)
            guard let first = line.first, canBegin(bytes[first]) else { continue }
            if bytes[first] == UInt8(ascii: "["), bytes[line.upperBound - 1] == UInt8(ascii: "]") {
                line = bytes.trimmed((first + 1)..<(line.upperBound - 1))
            } else if bytes[first] == UInt8(ascii: "(") {
                line = (first + 1)..<line.upperBound
            }
            if bytes.starts(withCaseless: "commit ", in: line) {
                guard let (commit, rest) = commit(behind: 7, line, bytes),
                    bytes.starts(withCaseless: "upstream", in: rest), rest.count <= 9
                else { continue }
                return commit
            }
            for lead in leads where bytes.starts(withCaseless: lead, in: line) {
                guard let (commit, rest) = commit(behind: lead.utf8CodeUnitCount, line, bytes), rest.count <= 1 else {
                    break
                }
                return commit
            }
        }
        return nil
    }

    private static let leads: [StaticString] = [
        "upstream commit ", "upstream commit: ", "upstream-commit: ", "cherry picked from commit ",
        "cherry-picked from commit ", "backported from commit ", "cherry picked from ", "backported from ",
    ]

    private static func canBegin(_ byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case UInt8(ascii: "c"), UInt8(ascii: "u"), UInt8(ascii: "b"), UInt8(ascii: "["), UInt8(ascii: "("),
            UInt8(ascii: "{"):
            true
        default: false
        }
    }

    /// The commit at `offset` of the line, and what is behind it.
    private static func commit(
        behind offset: Int, _ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (String, Range<Int>)? {
        let value = bytes.trimmed(line.dropFirst(offset))
        let digits = value.prefix { bytes[$0].hexDigit != nil }
        guard digits.count >= 7, digits.count <= 40 else { return nil }
        return (bytes.string(digits), bytes.trimmed(digits.upperBound..<value.upperBound))
    }
}
