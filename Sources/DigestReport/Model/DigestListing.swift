/// Which messages are behind each number of a digest: `tidings digest --list NAME`.
///
/// The number that a digest shows is the length of the list of that name.
public struct DigestListing: Sendable, Equatable {
    /// A message that was counted.
    public struct Entry: Sendable, Equatable {
        /// Its Message-ID.
        public var messageID: String
        /// When it was received.
        public var received: Moment
        /// Who sent it: `Name <address>`.
        public var sender: String
        /// Its subject.
        public var subject: String
    }

    /// The lists by name: `messages`, `patches`, …, `author:Name <address>`, `domain:example.org`.
    public var lists: [String: [Entry]]

    /// The names of the lists that are no table's, in the order in which a digest shows their numbers.
    public static let names = [
        "messages", "threads", "people", "automated", "patches", "covers", "series", "updates", "pulls", "new",
        "versions", "applied", "mainlined", "stable", "reviewed", "waiting", "bugs", "discussions", "newcomers",
        "answered",
        "unanswered", "answered-by-programs",
    ]

    /// The tables whose rows are lists, each named by the table, a colon and the label of the row.
    public static let tables = [
        "author", "domain", "reviewer", "organisation", "file", "subsystem", "day", "state",
    ]

    /// A line a message: Message-ID, day, sender, subject, with tabs between; nil when there is no list of this name.
    public func text(of name: String) -> String? {
        lists[name].map { entries in
            entries.map { entry in
                [entry.messageID, entry.received.day, entry.sender, entry.subject].map(SafeText.line)
                    .joined(separator: "\t") + "\n"
            }.joined()
        }
    }
}
