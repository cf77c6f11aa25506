/// One repository of an archive on a server.
struct RemoteEpoch: Sendable, Equatable {
    /// The source's id: the number of the epoch, or "all".
    let id: String
    /// Where git fetches it.
    let url: String
    /// What the manifest says of its refs; nil when there is none.
    let fingerprint: String?
}

/// Finds out which epochs a server has.
struct RemoteEpochs: Sendable {
    /// The archive's address.
    let url: String
    /// Where the manifest is put for a moment.
    let folder: String

    /// The epochs, oldest first.
    func list() async throws(ArchiveError) -> [RemoteEpoch] {
        let file = "\(folder)/manifest.js.gz.part"
        let address = "\(url)/manifest.js.gz"
        switch await Download(url: address).save(to: file) {
        case .fetched:
            defer { unlinkFile(file) }
            var bytes: [UInt8] = []
            let manifest = try GzipFile(file)
            while bytes.count < 64 << 20, try manifest.read(1 << 16, to: &bytes) {}
            // A server that answers every address with a page has no manifest.
            if let manifest = Manifest(parsing: bytes) { return try epochs(in: manifest) }
        case .unreachable(let reason): throw .refused(url: address, reason: reason)
        case .status(let code) where code == 401 || code == 403 || code == 429 || code >= 500:
            throw .refused(url: address, reason: "the server answered \(code)")
        case .status, .curlMissing: break
        }
        return try await probe()
    }

    private func epochs(in manifest: Manifest) throws(ArchiveError) -> [RemoteEpoch] {
        let (origin, path) = splitURL()
        var numbered: [Int: RemoteEpoch] = [:]
        var inboxes: Set<String> = []
        for (name, fingerprint) in manifest.fingerprints {
            let known = fingerprint.isEmpty ? nil : fingerprint
            if let (inbox, number) = Manifest.epoch(name) {
                inboxes.insert(inbox)
                numbered[number] = RemoteEpoch(id: "\(number)", url: origin + name, fingerprint: known)
            } else {
                inboxes.insert(name)
            }
        }
        if inboxes.count > 1 {
            let names = inboxes.sorted()
            let some = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? ", …" : "")
            throw .refused(url: url, reason: "it serves \(names.count) archives (\(some)); name one")
        }
        if !numbered.isEmpty { return numbered.sorted { $0.key < $1.key }.map(\.value) }
        let name = inboxes.first ?? path
        return [RemoteEpoch(id: "all", url: origin + name, fingerprint: manifest.fingerprints[name])]
    }

    /// Asks for epochs one by one, where there is no manifest: `URL/0` (public-inbox), `URL/git/0.git` (files).
    private func probe() async throws(ArchiveError) -> [RemoteEpoch] {
        for layout in [{ "\(url)/\($0)" }, { "\(url)/git/\($0).git" }] as [(Int) -> String] {
            var epochs: [RemoteEpoch] = []
            while true {
                let address = layout(epochs.count)
                guard try await complaint(address) == nil else { break }
                epochs.append(RemoteEpoch(id: "\(epochs.count)", url: address, fingerprint: nil))
            }
            if !epochs.isEmpty { return epochs }
        }
        if let complaint = try await complaint(url) { throw .refused(url: url, reason: complaint) }
        return [RemoteEpoch(id: "all", url: url, fingerprint: nil)]
    }

    /// What git says against an address; nil when a repository is there.
    private func complaint(_ address: String) async throws(ArchiveError) -> String? {
        let answer = try await RemoteGit().run(["ls-remote", "--quiet", "--", address, "HEAD"])
        return answer.status == 0 ? nil : answer.complaint
    }

    /// Scheme and host, and the path behind them.
    private func splitURL() -> (origin: String, path: String) {
        let host = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        let slash = host.firstIndex(of: "/") ?? url.endIndex
        return (String(url[..<slash]), String(url[slash...]))
    }
}
