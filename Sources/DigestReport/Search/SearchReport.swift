internal import MailFormat
internal import PatchFormat
public import PatchIndex

/// What a search found, as `tidings search` shows it; the JSON form has the same fields in snake case.
public struct SearchReport: Sendable, Equatable, Encodable {
    /// One message.
    public struct Entry: Sendable, Equatable, Encodable {
        /// Message-ID without angle brackets.
        public var messageId: String
        /// Its subject.
        public var subject: String
        /// Who sent it: `Name <address>`.
        public var sender: String
        /// When it was received.
        public var received: String
        /// What kind of mail it is: patch, cover, pull, notice, reply or other.
        public var kind: String
        /// Names of the lists that delivered it.
        public var lists: [String]
        /// The message it answers, if it names one.
        public var parent: String?
        /// Name of the program that sent it.
        public var automaton: String?
    }

    /// What was asked.
    public var query: String
    /// How many there are in all: messages, threads or changes, as was asked.
    public var total: Int
    /// False when mails had to be looked into and there were too many for that.
    public var isComplete: Bool
    /// The messages of this page.
    public var messages: [Entry]

    /// Reports what was found for a query.
    public init(_ results: SearchResults, query: String) {
        self.query = query
        total = results.total
        isComplete = results.isComplete
        messages = results.hits.map { hit in
            let message = hit.message
            return Entry(
                messageId: message.messageID, subject: message.subject, sender: message.sender?.description ?? "",
                received: Moment(message.received).iso8601,
                kind: message.kind == .pullRequest ? "pull" : message.kind.rawValue, lists: hit.lists,
                parent: message.parent, automaton: message.automaton)
        }
    }
}
