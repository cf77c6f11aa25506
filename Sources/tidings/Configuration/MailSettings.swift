/// To whom a digest is mailed, and by whom.
struct MailSettings: Equatable {
    /// Addresses for `To:`, each `Name <address>` or an address alone.
    var to: [String] = []
    /// Addresses for `Cc:`.
    var cc: [String] = []
    /// The sender; by default who git says you are.
    var from: String?
    /// The subject; by default what the digest is about.
    var subject: String?
}
