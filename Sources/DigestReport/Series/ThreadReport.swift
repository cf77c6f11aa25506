internal import MailFormat
public import PatchIndex
internal import PatchTracking

/// A thread as `tidings thread` shows it; its JSON form has the same fields in snake case.
public struct ThreadReport: Sendable, Equatable, Encodable {
    /// One message, or a placeholder for one that was never received.
    public struct Entry: Sendable, Equatable, Encodable {
        /// Its Message-ID.
        public var messageId: String
        /// How many messages are above it.
        public var depth: Int
        /// Whether it was never received.
        public var isMissing: Bool
        /// Whether it changes the subject.
        public var isSubjectChange: Bool
        /// Its subject.
        public var subject: String
        /// Who sent it: `Name <address>`.
        public var sender: String
        /// When it was received; nil for a missing one.
        public var received: String?
        /// Name of the program that sent it.
        public var automaton: String?
    }

    /// The messages in reading order: each one, then its answers.
    public var messages: [Entry]

    /// Reports what is in a thread; `subjects` are those of its messages, by Message-ID.
    public init(_ found: TrackedThread, subjects: [String: String]) {
        messages = found.thread.nodes.map { node in
            let message = found.messages[node.messageID]
            return Entry(
                messageId: node.messageID, depth: node.depth, isMissing: node.isMissing,
                isSubjectChange: node.isSubjectChange,
                subject: subjects[node.messageID] ?? message?.title ?? "", sender: message?.sender?.description ?? "",
                received: message.map { Moment($0.receivedAt).iso8601 }, automaton: message?.automaton)
        }
    }

    /// The thread as a tree for a terminal.
    public func text(options: RenderingOptions = RenderingOptions()) -> String {
        let style = TerminalStyle(isOn: options.isColored)
        let width = max(options.width, 40)
        return messages.map { entry in
            let indent = String(repeating: "  ", count: min(entry.depth, width / 6))
            guard !entry.isMissing else {
                return style.quiet("          " + indent + "<\(SafeText.line(entry.messageId))> was never received")
            }
            let who = TextWidth.cut(SafeText.line(entry.automaton ?? DigestWording.name(in: entry.sender)), to: 24)
            let day = String((entry.received ?? "").prefix(10))
            let subject = TextWidth.cut(
                SafeText.line(entry.subject), to: max(20, width - 13 - indent.count - TextWidth.columns(who)))
            return "\(style.quiet(day)) \(indent)\(style.person(who))  \(subject)"
        }.joined(separator: "\n") + "\n"
    }
}
