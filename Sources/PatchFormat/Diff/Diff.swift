/// A whole diff, as a mail carries it: files, hunks, lines.
///
/// Any bytes give a `Diff`: what could not be understood is kept and named in `defects`.
public struct Diff: Sendable, Equatable {
    /// One entry a file, in the diff's order.
    public var files: [FileDiff]
    /// What was wrong, in the order of the lines.
    public var defects: [DiffDefect]

    /// Reads a diff; text before, between and after its files is skipped.
    public init(parsing bytes: [UInt8]) {
        (files, defects) = bytes.withUnsafeBufferPointer { buffer in
            var reader = DiffReader(buffer, sink: DiffBuilder(bytes, buffer: buffer))
            reader.read()
            return (reader.sink.files, reader.sink.defects)
        }
    }
}
