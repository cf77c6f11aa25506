/// The word before the colon of a trailer.
enum TrailerKey {
    /// Where the key of the line ends, `nil` if the line is no trailer: letters, digits and dashes, a colon and a value.
    static func end(of line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let first = line.first, bytes[first].isASCIILetter else { return nil }
        var index = first
        while index < line.upperBound,
            bytes[index].isASCIILetter || bytes[index].isASCIIDigit || bytes[index] == UInt8(ascii: "-")
        {
            index += 1
        }
        let end = index
        while index < line.upperBound, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        guard end - first < 64, index < line.upperBound, bytes[index] == UInt8(ascii: ":") else { return nil }
        // "https://…" is none.
        guard !bytes.starts(with: "//", at: index + 1), !bytes.isBlank((index + 1)..<line.upperBound) else {
            return nil
        }
        return end
    }

    /// The key in the usual case of its letters.
    static func normalized(_ key: String) -> String {
        let lower = key.lowercased()
        if let known = known[lower] { return known }
        guard lower.hasSuffix("-by"), let first = lower.first else { return key }
        guard key != key.uppercased() else { return first.uppercased() + lower.dropFirst() }
        // "Acked-for-MFD-by" keeps the letters of a name.
        let words = key.split(separator: "-", omittingEmptySubsequences: false).map { word in
            word.utf8.count > 1 && word.uppercased() == word && word.lowercased() != "by"
                ? String(word) : word.lowercased()
        }
        let normal = words.joined(separator: "-")
        return normal.prefix(1).uppercased() + normal.dropFirst()
    }

    /// Whether the key is one that occurs only in trailers.
    static func isKnown(_ normalized: String) -> Bool {
        normalized.hasSuffix("-by") || (known[normalized.lowercased()] == normalized)
    }

    private static let known: [String: String] = {
        let keys = [
            "Signed-off-by", "Reviewed-by", "Acked-by", "Tested-by", "Cc", "Fixes", "Link", "Closes", "Reported-by",
            "Suggested-by", "Co-developed-by", "Co-authored-by", "Reported-and-tested-by", "Reviewed-and-tested-by",
            "Nacked-by", "Message-ID", "Change-Id", "BugLink", "Bugzilla", "Addresses-Coverity",
            "Addresses-Coverity-ID",
            "Cherry-picked-from", "Patchwork", "References", "Stable-dep-of", "Upstream-commit", "Debugged-by",
            "Assisted-by", "Based-on", "Depends-on",
        ]
        return Dictionary(uniqueKeysWithValues: keys.map { ($0.lowercased(), $0) })
    }()
}
