internal import MailFormat

/// The lines that a diff adds and removes, each as a sum, white space apart: two versions of a patch share most of them.
///
/// Blank lines do not count.
public struct ChangedLines: Sendable, Equatable {
    /// A sum for each line, in ascending order.
    private let sums: [UInt64]

    /// Reads the lines of a diff.
    public init(of diff: [UInt8]) {
        var sums: [UInt64] = []
        diff.withUnsafeBufferPointer { bytes in
            var start = 0
            while start < bytes.count {
                let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
                if let sum = Self.sum(bytes[start..<end]) { sums.append(sum) }
                start = end + 1
            }
        }
        sums.sort()
        self.sums = sums
    }

    /// How many there are.
    public var count: Int { sums.count }

    /// How many lines both have in common, of those of the longer one: from 0 to 1.
    public func likeness(to other: ChangedLines) -> Double {
        let most = max(sums.count, other.sums.count)
        guard most > 0 else { return 0 }
        var (left, right, common) = (0, 0, 0)
        while left < sums.count, right < other.sums.count {
            if sums[left] == other.sums[right] {
                common += 1
                left += 1
                right += 1
            } else if sums[left] < other.sums[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return Double(common) / Double(most)
    }

    /// The sum of a line's sign and letters (FNV-1a); nil for a line that is not changed, or blank.
    private static func sum(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64? {
        guard let sign = line.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        // A file's name: three signs and a space.
        if line.count > 3, line.dropFirst().prefix(2).allSatisfy({ $0 == sign }), line[line.startIndex + 3] == 0x20 {
            return nil
        }
        var hash = FNV1a()
        var count = 0
        for byte in line where byte != 0x20 && byte != 0x09 && byte != 0x0D {
            hash.add(byte)
            count += 1
        }
        return count > 1 ? hash.value : nil
    }
}
