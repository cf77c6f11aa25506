public import MailArchive

/// Where the bytes of a message are.
public struct MessageDelivery: Sendable, Equatable {
    /// Absolute path of the archive.
    public let archive: String
    /// Where in the archive.
    public let locator: MessageLocator
}
