internal import PatchFormat
public import PatchTracking

/// What `tidings am` did, or would do.
public struct AmReport: Sendable, Equatable, Encodable {
    /// One patch.
    public struct Part: Sendable, Equatable, Encodable {
        /// Its number.
        public var number: Int
        /// Its title.
        public var title: String
        /// The tags that it gets.
        public var added: [String]
        /// The tags that it does not get, with the reason.
        public var leftOut: [String]
    }

    /// Title of the series.
    public var title: String
    /// The version taken.
    public var version: Int
    /// How many parts it says to have.
    public var total: Int
    /// Numbers of the parts that were never received.
    public var missing: [Int]
    /// The patches, in order.
    public var parts: [Part]

    /// Tells about `mailbox`, made of `series`.
    public init(_ series: Series, _ mailbox: SeriesMailbox) {
        title = series.title
        version = series.version
        total = series.total
        missing = series.missingParts
        parts = mailbox.parts.map { part in
            Part(
                number: part.number, title: part.title, added: part.added.map { "\($0.key): \($0.value)" },
                leftOut: part.leftOut)
        }
    }

    /// For a person: a line a patch, and below it what it gets.
    public var text: String {
        var lines = ["\(SafeText.line(title)), v\(version)"]
        for part in parts {
            lines.append("  [\(part.number)/\(total)] \(SafeText.line(part.title))")
            lines += part.added.map { "    + \(SafeText.line($0))" }
            lines += part.leftOut.map { "    not added: \(SafeText.line($0))" }
        }
        lines.append(
            missing.isEmpty
                ? DigestWording.number(parts.count, "patch", "patches") : "\(parts.count) of \(total) patches")
        return lines.joined(separator: "\n") + "\n"
    }
}
