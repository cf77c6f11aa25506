public import MailArchive

/// A message whose facts came from a delivery that an archive has taken away, while another delivery is left.
public struct StaleMessage: Sendable, Equatable {
    /// Row of the message.
    public let id: IndexedMessage.ID
    /// Absolute path of the archive that still has it.
    public let archive: String
    /// Where its bytes are in that archive.
    public let locator: MessageLocator
}
