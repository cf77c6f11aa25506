extension RangeDiff {
    /// One line of a range-diff: a pair of parts, or a part without a partner.
    public struct Entry: Sendable, Equatable {
        /// What became of a part.
        public enum Kind: Character, Sendable, Hashable, CaseIterable {
            /// Message and diff are the same.
            case equal = "="
            /// Message, diff or both differ.
            case changed = "!"
            /// The part is in the old version only.
            case dropped = "<"
            /// The part is in the new version only.
            case added = ">"
        }

        /// What became of the part.
        public var kind: Kind
        /// Index in the old version, from 0.
        public var old: Int?
        /// Index in the new version, from 0.
        public var new: Int?
        /// Whether the part is at another position among the parts that both versions have.
        public var isMoved: Bool
        /// For a changed part, the difference between both patch texts as git prints it (metadata, message and diff in one).
        public var hunks: [Hunk]
        /// The part of `hunks` that is about author and message.
        public var messageHunks: [Hunk]
        /// The part of `hunks` that is about the diff.
        public var diffHunks: [Hunk]

        /// Makes an entry from its parts.
        public init(
            kind: Kind, old: Int? = nil, new: Int? = nil, isMoved: Bool = false, hunks: [Hunk] = [],
            messageHunks: [Hunk] = [],
            diffHunks: [Hunk] = []
        ) {
            self.kind = kind
            self.old = old
            self.new = new
            self.isMoved = isMoved
            self.hunks = hunks
            self.messageHunks = messageHunks
            self.diffHunks = diffHunks
        }
    }
}
