public import MailArchive

/// Where the bytes of a message are.
public struct MessageDelivery: Sendable, Equatable {
    /// Absolute path of the archive.
    public let archive: String
    /// Where in the archive.
    public let locator: MessageLocator
    /// What it says, as a sum: deliveries of one message that differ in it are not the same mail.
    public let digest: Int64
}
