/// The files next to an archive's epochs that say what it is called; a server may have none.
struct InboxFiles: Sendable {
    /// The server.
    let server: RemoteServer
    /// The mirror's folder.
    let folder: String

    /// Fetches `description`, and the example configuration for mirrors as `inbox.config.example`.
    func fetch() async {
        for (name, file) in [("description", "description"), ("_/text/config/raw", "inbox.config.example")] {
            guard
                case .fetched(let bytes) = await server.download("\(server.address.url)/\(name)").bytes(limit: 1 << 20)
            else { continue }
            writeFile("\(folder)/\(file)", bytes)
        }
    }
}
