internal import MailFormat
internal import Foundation

/// Where an archive is served, with the user and the password that an address may carry kept apart from it.
public struct RemoteAddress: Sendable, Equatable {
    /// The address without user and password, and without a slash at its end: it may be shown and kept.
    public let url: String
    /// Who the address says to be; nil where it says nothing.
    let credential: Credential?

    /// A user and a password.
    struct Credential: Sendable, Equatable {
        var user: String
        var password: String
    }

    /// Reads an address.
    ///
    /// - Throws: ``ArchiveError/refused(url:reason:)`` for what is no HTTP address.
    public init(_ text: String) throws(ArchiveError) {
        let shown = Self.withoutCredential(text).url
        guard ["http://", "https://"].contains(where: text.lowercased().hasPrefix) else {
            throw .refused(url: shown, reason: "only http:// and https:// can be fetched")
        }
        guard Self.isClean(text) else {
            throw .refused(url: shown, reason: "the address has characters that no URL has")
        }
        guard !text.contains("?"), !text.contains("#") else {
            throw .refused(url: shown, reason: "the address of an archive has no '?' and no '#'")
        }
        let (url, user) = Self.withoutCredential(text)
        var trimmed = url
        while trimmed.hasSuffix("/") { trimmed.removeLast() }
        guard let host = trimmed.firstRange(of: "://").map({ trimmed[$0.upperBound...] }),
            host.first?.isLetter == true
                || host.first?.isNumber == true || host.first == "["
        else { throw .refused(url: shown, reason: "the address names no host") }
        self.url = trimmed
        credential = user
    }

    /// Whether all characters may be in a URL.
    static func isClean(_ text: some StringProtocol) -> Bool {
        text.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != 34 && $0 != 92 && $0 != 60 && $0 != 62 }
    }

    /// An address as it may be shown, and the credential that was in it.
    private static func withoutCredential(_ text: String) -> (url: String, credential: Credential?) {
        guard let scheme = text.firstRange(of: "://") else { return (text, nil) }
        let rest = text[scheme.upperBound...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard let at = authority.lastIndex(of: "@") else { return (text, nil) }
        let words = authority[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        func decoded(_ text: Substring?) -> String {
            text.map { PercentEncoding.decode($0) ?? String($0) } ?? ""
        }
        let credential = Credential(user: decoded(words.first), password: decoded(words.dropFirst().first))
        return (String(text[..<scheme.upperBound]) + rest[rest.index(after: at)...], credential)
    }

    /// Scheme and host, and the path behind them.
    var parts: (origin: String, path: String) {
        let host = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        let slash = host.firstIndex(of: "/") ?? url.endIndex
        return (String(url[..<slash]), String(url[slash...]))
    }

    /// What is equal for two addresses of the same archive: host and path, in the letters that count.
    var identity: String {
        let (origin, path) = parts
        let host = origin.firstRange(of: "://").map { origin[$0.upperBound...] } ?? origin[...]
        return host.lowercased() + path
    }
}
