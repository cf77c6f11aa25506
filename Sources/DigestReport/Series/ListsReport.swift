public import PatchIndex

/// The lists of an index, as `tidings list` shows them; the JSON form has the same fields in snake case.
public struct ListsReport: Sendable, Equatable, Encodable {
    /// One list.
    public struct List: Sendable, Equatable, Encodable {
        /// Its short name.
        public var name: String
        /// Its address, where the archive says it.
        public var address: String?
        /// Where its archive is.
        public var path: String
        /// What kind of archive it is.
        public var kind: String
        /// How many messages it has.
        public var messages: Int
        /// How many series were posted to it.
        public var series: Int
        /// When its newest message was received.
        public var newest: String?
    }

    /// The lists, by name.
    public var lists: [List]

    /// Tells about archives.
    public init(_ summaries: [ArchiveSummary]) {
        lists = summaries.map { summary in
            List(
                name: summary.archive.name, address: summary.archive.address, path: summary.archive.path,
                kind: summary.archive.kind,
                messages: summary.messages, series: summary.series, newest: summary.newest.map { Moment($0).iso8601 })
        }
    }

    /// A line a list for a terminal.
    public func text(options: RenderingOptions = RenderingOptions()) -> String {
        let style = TerminalStyle(isOn: options.isColored)
        let names = lists.map { TextWidth.columns(SafeText.line($0.name)) }.max() ?? 0
        return lists.map { list in
            let name = TextWidth.pad(SafeText.line(list.name), to: names)
            let count = String(list.messages)
            let messages = String(repeating: " ", count: max(0, 8 - count.count)) + count
            return
                "\(style.title(name)) \(style.number(messages)) messages  \(list.series) series  newest \(list.newest?.prefix(10) ?? "none")  "
                + style.quiet(SafeText.line(list.path))
        }.joined(separator: "\n") + "\n"
    }
}
