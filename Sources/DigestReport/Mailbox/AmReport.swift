internal import PatchFormat
public import PatchTracking

/// What `tidings am` did, or would do.
public struct AmReport: Sendable, Equatable, Encodable {
    /// One patch.
    public struct Part: Sendable, Equatable, Encodable {
        /// Its position, from 1.
        public var number: Int
        /// Its number as its subject has it: `2.5` for a part that was put between two others.
        public var label: String
        /// The older version that it was taken from, `v1`, where the newer one consists of some parts sent anew.
        public var carriedFrom: String?
        /// Its title.
        public var title: String
        /// The tags that it gets.
        public var added: [String]
        /// The tags that it does not get, with the reason.
        public var leftOut: [String]
        /// What is wrong with its diff, so that `git am` may refuse it.
        public var faults: [String]
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
    ///
    /// - Parameter change: all versions, for what the older ones are called.
    public init(_ series: Series, _ mailbox: SeriesMailbox, in change: Change) {
        title = series.title
        version = series.version
        total = series.statedTotal
        missing = series.missingParts
        parts = mailbox.parts.map { part in
            Part(
                number: part.number, label: part.label,
                carriedFrom: part.carriedFrom.map { id in
                    change.series.first { $0.id == id }.map(VersionLabel.text) ?? "an older version"
                },
                title: part.title, added: part.added.map { "\($0.key): \($0.value)" }, leftOut: part.leftOut,
                faults: part.faults)
        }
    }

    /// For a person: a line a patch, and below it what it gets.
    public var text: String {
        var lines = ["\(SafeText.line(title)), v\(version)"]
        for part in parts {
            let source = part.carriedFrom.map { " (carried over from \($0))" } ?? ""
            lines.append("  [\(part.label)/\(total)] \(SafeText.line(part.title))\(source)")
            lines += part.faults.map { "    damaged: \($0); passed on as it is, git am may refuse it" }
            lines += part.added.map { "    + \(SafeText.line($0))" }
            lines += part.leftOut.map { "    not added: \(SafeText.line($0))" }
        }
        lines.append(
            missing.isEmpty
                ? DigestWording.number(parts.count, "patch", "patches") : "\(parts.count) of \(total) patches")
        return lines.joined(separator: "\n") + "\n"
    }
}
