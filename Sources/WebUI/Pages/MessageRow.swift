internal import DigestReport
internal import PatchIndex

/// A message in a table of messages.
struct MessageRow: Sendable {
    var path: String
    var subject: String
    var sender: String
    var date: String

    init(_ message: IndexedMessage, path: String) {
        self.path = path
        subject = PageMaker.subject(message.subject)
        sender = message.automaton ?? Wording.name(message.sender)
        date = Moment(message.received).day
    }

    /// A message of a digest.
    init(path: String, subject: String, sender: String, date: String) {
        (self.path, self.subject, self.sender, self.date) = (path, subject, sender, date)
    }
}

/// The messages behind a number.
struct MessagesModel: Sendable {
    /// More are not shown.
    static let longest = 1000

    var heading: String
    var count: String
    /// The page with the number.
    var back: String
    var backLabel: String
    var rows: [MessageRow]
    /// A search that finds about the same.
    var search: String?
    /// What is said when there are more.
    var more: String?
}
