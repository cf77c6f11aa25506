internal import Foundation

/// What a server's `manifest.js.gz` lists (grokmirror's format): paths of repositories, each with a fingerprint of its refs.
struct Manifest: Equatable {
    /// Fingerprint by path; empty where the server gives none.
    let fingerprints: [String: String]

    /// Reads the decompressed JSON; nil when it is none.
    ///
    /// Paths that cannot stand in a URL are left out.
    init?(parsing bytes: [UInt8]) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)),
            let entries = object as? [String: Any]
        else { return nil }
        var fingerprints: [String: String] = [:]
        for (path, entry) in entries {
            guard path.hasPrefix("/"), RemoteAddress.isClean(path), let entry = entry as? [String: Any] else {
                continue
            }
            fingerprints[path] = entry["fingerprint"] as? String ?? ""
        }
        self.fingerprints = fingerprints
    }

    /// The number of the epoch that a path ends with (`/kvm/git/0.git`), and the inbox before it; nil for other paths.
    static func epoch(_ path: String) -> (inbox: String, number: Int)? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let last = parts.last, last.hasSuffix(".git"), let number = Int(last.dropLast(4)), number >= 0,
            "\(number).git" == last
        else { return nil }
        return (parts.dropLast(parts.dropLast().last == "git" ? 2 : 1).joined(separator: "/"), number)
    }
}
