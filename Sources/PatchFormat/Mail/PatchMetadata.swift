/// The lines that tell tools what a series is based on: `base-commit:`, `change-id:`, `prerequisite-…:`.
struct PatchMetadata {
    private(set) var baseCommit: String?
    private(set) var changeID: String?
    private(set) var prerequisitePatchIDs: [String] = []
    private(set) var prerequisites: [String] = []

    /// Takes what is in `range`; quoted and indented lines do not count.
    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var lines = LineCursor(bytes, range)
        while let line = lines.next() {
            guard let first = line.first else { continue }
            switch bytes[first] {
            case UInt8(ascii: "b"):
                if let value = value("base-commit:", line, bytes) { baseCommit = baseCommit ?? value }
            case UInt8(ascii: "c"):
                if let value = value("change-id:", line, bytes) { changeID = changeID ?? value }
            case UInt8(ascii: "p"):
                guard bytes.starts(with: "prerequisite-", at: first) else { continue }
                if let value = value("prerequisite-patch-id:", line, bytes) {
                    prerequisitePatchIDs.append(value)
                } else if let value = value("prerequisite-message-id:", line, bytes)
                    ?? value("prerequisite-change-id:", line, bytes)
                {
                    prerequisites.append(value)
                }
            default: continue
            }
        }
    }

    private func value(_ key: StaticString, _ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.starts(with: key, at: line.lowerBound) else { return nil }
        let value = bytes.trimmed(line.dropFirst(key.utf8CodeUnitCount))
        return value.isEmpty
            ? nil : bytes.string(value.lowerBound..<(value.first { bytes[$0] == 0x20 } ?? value.upperBound))
    }
}
