/// Messages tied by References and In-Reply-To, as a tree.
///
/// The tree lies flat in `nodes`, so that a conversation of ten thousand answers in a row needs no stack.
public struct MessageThread: Sendable, Equatable, Identifiable {
    /// A message at its position in the tree.
    public struct Node: Sendable, Equatable {
        /// Message-ID of the message, also where only its answers were received.
        public var messageID: String
        /// Whether the message itself was never received; kept only where it holds several branches together.
        public var isMissing: Bool
        /// Index in `nodes` of the message it answers; `nil` at the top.
        public var parent: Int?
        /// Indices in `nodes` of its answers, as received.
        public var children: [Int]
        /// How many messages are above it.
        public var depth: Int
        /// Whether it is an answer with a wholly new subject: another conversation in the same thread.
        public var isSubjectChange: Bool
    }

    /// The tree in reading order: each message, then its answers, each with theirs.
    ///
    /// The first one is the root. References that contradict each other can leave more than one at the top.
    public var nodes: [Node]
    /// Message-ID of the root.
    public var id: String { nodes[0].messageID }
    /// The root.
    public var root: Node { nodes[0] }
    /// The messages that were received, in reading order.
    public var messageIDs: [String] { nodes.lazy.filter { !$0.isMissing }.map(\.messageID) }

    /// Makes a thread from its tree; at least one node.
    public init(nodes: [Node]) {
        precondition(!nodes.isEmpty, "a thread has at least one message")
        self.nodes = nodes
    }
}
