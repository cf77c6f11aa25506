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
    /// The server.
    let server: RemoteServer
    /// Where the manifest is put for a moment.
    let folder: String

    private var url: String { server.address.url }

    /// The epochs, oldest first.
    func list() async throws(ArchiveError) -> [RemoteEpoch] {
        let address = "\(url)/manifest.js.gz"
        switch await server.download(address).bytes() {
        case .fetched(let bytes):
            // A server that answers every address with a page has no manifest.
            if let manifest = Manifest(parsing: try decompressed(bytes, of: address)) {
                return try epochs(in: manifest)
            }
        case .unreachable(let reason): throw .refused(url: address, reason: reason)
        case .stopped: throw .stopped(url: url)
        case .status(let code) where code == 401 || code == 403 || code == 429 || code >= 500:
            throw .refused(url: address, reason: "the server answered \(code)")
        case .status, .curlMissing: break
        }
        return try await probe()
    }

    private func decompressed(_ bytes: [UInt8], of address: String) throws(ArchiveError) -> [UInt8] {
        let file = "\(folder)/manifest.js.gz.part"
        writeFile(file, bytes)
        defer { unlinkFile(file) }
        var manifest: [UInt8] = []
        let source = try GzipFile(file)
        while try source.read(1 << 16, to: &manifest) {
            guard manifest.count <= server.limits.manifestSize else {
                throw .refused(url: address, reason: "it has more than \(server.limits.manifestSize >> 20) MiB")
            }
        }
        return manifest
    }

    private func epochs(in manifest: Manifest) throws(ArchiveError) -> [RemoteEpoch] {
        let (origin, path) = server.address.parts
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
        guard numbered.count <= server.limits.epochs else { throw tooMany("\(numbered.count)") }
        if !numbered.isEmpty { return numbered.sorted { $0.key < $1.key }.map(\.value) }
        let name = inboxes.first ?? path
        return [RemoteEpoch(id: "all", url: origin + name, fingerprint: manifest.fingerprints[name])]
    }

    /// Asks for epochs one by one, where there is no manifest: `URL/0` (public-inbox), `URL/git/0.git` (files).
    private func probe() async throws(ArchiveError) -> [RemoteEpoch] {
        for layout in [{ "\(url)/\($0)" }, { "\(url)/git/\($0).git" }] as [(Int) -> String] {
            var epochs: [RemoteEpoch] = []
            while try await complaint(layout(epochs.count)) == nil {
                // A server that has a repository at every address would be asked for ever.
                if epochs.isEmpty, try await complaint(layout(server.limits.epochs)) == nil {
                    throw tooMany("any number of")
                }
                epochs.append(RemoteEpoch(id: "\(epochs.count)", url: layout(epochs.count), fingerprint: nil))
                guard epochs.count <= server.limits.epochs else { throw tooMany("\(epochs.count) or more") }
            }
            if !epochs.isEmpty { return epochs }
        }
        if let complaint = try await complaint(url) { throw .refused(url: url, reason: complaint) }
        return [RemoteEpoch(id: "all", url: url, fingerprint: nil)]
    }

    private func tooMany(_ count: String) -> ArchiveError {
        .refused(
            url: url, reason: "it says that it has \(count) epochs; an archive has \(server.limits.epochs) at most")
    }

    /// Git's error for an address; nil when there is a repository.
    private func complaint(_ address: String) async throws(ArchiveError) -> String? {
        let answer = try await server.git().run(["ls-remote", "--quiet", "--", address, "HEAD"])
        if Task.isCancelled { throw .stopped(url: url) }
        return answer.status == 0 ? nil : answer.complaint
    }
}
