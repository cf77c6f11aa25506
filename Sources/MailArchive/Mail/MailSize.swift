internal import Synchronization

/// How large a mail may be to be read whole.
///
/// One number for the whole process, set by the configuration before anything is read: what is kept of a mail must not
/// depend on who reads it.
public enum MailSize {
    /// What counts where nobody says otherwise, in bytes.
    public static let standard = 64 << 20

    private static let current = Atomic(standard)

    /// The largest mail that is read whole, in bytes; of a larger one the header alone is.
    public static var limit: Int { current.load(ordering: .relaxed) }

    /// Sets the limit, in bytes; at least 64 KiB.
    public static func setLimit(_ bytes: Int) { current.store(max(bytes, 1 << 16), ordering: .relaxed) }
}
