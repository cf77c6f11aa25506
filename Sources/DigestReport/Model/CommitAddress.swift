/// Where the commits of a tree can be read on the web: an address with `%s` in it for the commit's name, or one at whose end
/// the name stands.
///
///     https://git.kernel.org/torvalds/c/
///     https://git.example.org/pump.git/commit/?id=%s
public enum CommitAddress {
    /// The address of a commit.
    public static func text(of commit: String, in pattern: String) -> String {
        guard let placeholder = pattern.firstRange(of: "%s") else { return pattern + commit }
        return pattern.replacingCharacters(in: placeholder, with: commit)
    }
}

extension String {
    fileprivate func firstRange(of word: String) -> Range<String.Index>? {
        indices.first { self[$0...].hasPrefix(word) }.map { $0..<index($0, offsetBy: word.count) }
    }

    fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
