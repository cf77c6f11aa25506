public import MailFormat

/// The mailbox under which a person is known, for one that a mail has: what a mailmap says.
public typealias PersonJoining = @Sendable (Mailbox) -> Mailbox
