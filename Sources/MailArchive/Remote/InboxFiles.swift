internal import Glibc

/// The files beside an archive's epochs that say what it is called; a server may have none.
struct InboxFiles: Sendable {
    /// The archive's address.
    let url: String
    /// The mirror's folder.
    let folder: String

    /// Fetches `description`, and the example configuration for mirrors as `inbox.config.example`.
    func fetch() async {
        for (name, file) in [("description", "description"), ("_/text/config/raw", "inbox.config.example")] {
            let part = "\(folder)/\(file).part"
            guard await Download(url: "\(url)/\(name)").save(to: part) == .fetched else { continue }
            rename(part, "\(folder)/\(file)")
        }
    }
}
