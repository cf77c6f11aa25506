/// One change in all its versions, as `tidings series` shows it; its JSON form has the same fields in snake case.
public struct ChangeReport: Sendable, Equatable, Encodable {
    /// Title of the newest version.
    public var title: String
    /// Who wrote the newest version.
    public var author: String
    /// The `change-id`, where a version names one.
    public var changeId: String?
    /// The versions, newest first.
    public var versions: [Version]

    /// One version.
    public struct Version: Sendable, Equatable, Encodable {
        /// `v3`, `v3.1`; with `RFC` or `RESEND` before and behind it as it was posted.
        public var label: String
        /// Message-ID of the cover letter, or of the first part.
        public var messageId: String
        /// When its first message was received.
        public var received: String
        /// When it was posted: by its own date where that can be believed, else when it was received.
        public var posted: String
        /// How many parts it says to have.
        public var total: Int
        /// Numbers of the parts that were never received.
        public var missing: [Int]
        /// Numbers that came more than once.
        public var repeated: [Int]
        /// Message-IDs of further mails with the cover letter.
        public var repeatedCovers: [String]
        /// The older version, `v1`, some of whose parts it sends again; the others are carried over from it.
        public var carriedFrom: String?
        /// Whose it is, where that is not known to be one who posted the versions before; nil for the change's own.
        public var origin: String?
        /// The state, in Patchwork's words.
        public var state: String
        /// What the state was read from, a sentence each.
        public var stateEvidence: [String]
        /// Why it is a version of the same change as an older one, a sentence each, strongest first.
        public var links: [String]
        /// What changed since the version before; nil for the first.
        public var changes: Changes?
        /// What the author says has changed.
        public var changelog: String
        /// The parts, by number, missing ones too.
        public var parts: [Part]
        /// The tags given to the whole.
        public var tags: [Tag]
    }

    /// What changed between two versions.
    public struct Changes: Sendable, Equatable, Encodable {
        /// The older version: `v2`.
        public var since: String
        /// How many parts are the same.
        public var equal: Int
        /// How many have another diff.
        public var changed: Int
        /// How many are new.
        public var added: Int
        /// How many were dropped.
        public var dropped: Int
        /// Titles of the parts that were dropped.
        public var droppedTitles: [String]
        /// Titles of the parts that are new.
        public var addedTitles: [String] = []
        /// Titles of the parts that have another diff, as the newer version calls them.
        public var changedTitles: [String] = []
    }

    /// One part.
    public struct Part: Sendable, Equatable, Encodable {
        /// Its position, from 1.
        public var number: Int
        /// Its number as its subject has it, where that is another one: `2.5` for a part that was put between two others.
        public var label: String?
        /// The older version, `v1`, that it is carried over from.
        public var carriedFrom: String?
        /// Its title; empty for a missing one.
        public var title: String
        /// Its Message-ID; nil for a missing one.
        public var messageId: String?
        /// What became of it since the version before: `equal`, `changed`, `added`; nil for a first version or a missing part.
        public var change: String?
        /// The `v3.1` that replaced it alone.
        public var replacedBy: String?
        /// Who wrote it, `Name <address>`, where that is not the author of the version.
        public var author: String?
        /// Mails from somebody else that claim to replace it: `Name <address> <message-id>`.
        public var offered: [String] = []
        /// The tags given to it in replies.
        public var tags: [Tag]
        /// The commit it became, as a notice or a tree has it.
        public var commit: String?
    }

    /// A tag that somebody gave.
    public struct Tag: Sendable, Equatable, Encodable {
        /// `Reviewed-by`.
        public var key: String
        /// `Name <address>`; the commit of a `Fixes`, the address of a `Cc`.
        public var person: String
        /// When, as received.
        public var given: String
        /// The reply's Message-ID.
        public var messageId: String
        /// Who sent the reply, `Name <address>`, where that is not the address in the tag.
        public var sentBy: String?
        /// Whether the sender's address is known from this thread alone: then it decides nothing.
        public var isFromStranger = false
        /// Whether a program gave it.
        public var isAutomated: Bool
        /// Whether it was taken back.
        public var isWithdrawn: Bool
        /// The older version, `v1`, in which the same diff was given it.
        public var carriedFrom: String?
    }
}
