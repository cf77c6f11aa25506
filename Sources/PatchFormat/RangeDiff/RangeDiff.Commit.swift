extension RangeDiff {
    /// One part of a series, as range-diff sees it.
    public struct Commit: Sendable, Equatable {
        /// The first line of the commit message.
        public var title: String
        /// "Name <address>", where it is to be compared.
        public var author: String?
        /// The rest of the commit message, trailers included.
        public var message: [UInt8]
        /// The diff.
        public var diff: [UInt8]

        /// Makes a part.
        public init(title: String, author: String? = nil, message: [UInt8] = [], diff: [UInt8]) {
            self.title = title
            self.author = author
            self.message = message
            self.diff = diff
        }
    }
}
