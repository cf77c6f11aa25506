/// Where the diff of a patch mail begins and ends.
///
/// Nothing is kept but the answer: give the decoded text of a mail, get the range of its diff.
///
///     if let range = DiffLocator.range(in: message.text) { … message.text[range] … }
public enum DiffLocator {
    private struct Nothing: DiffSink {}

    /// The bytes of `text` from the first line of its first diff to the last line of its last one, `nil` when there is none.
    ///
    /// A signature ("-- " and what follows) and list footers are outside, since the end is found by counting hunk lines.
    /// Quoted diffs ("> diff --git …") are none.
    public static func range(in text: [UInt8]) -> Range<Int>? {
        text.withUnsafeBufferPointer { bytes in
            var reader = DiffReader(bytes, sink: Nothing())
            reader.read()
            return reader.range
        }
    }
}
