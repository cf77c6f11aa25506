/// The names under which the server may be asked.
///
/// A page of elsewhere whose name its owner lets point to this machine (DNS rebinding) asks with that name: such requests
/// are refused, so that no web page reads a private list. An address of digits cannot be pointed elsewhere, and is taken.
struct AllowedHosts: Sendable, Equatable {
    private let names: Set<String>

    /// Loopback names, and `names`, without a port.
    init(_ names: [String]) {
        self.names = Set(names.map(Self.normalized))
    }

    /// The names that a configuration implies: where it listens, the address that readers use, and those that were given.
    init(_ configuration: WebConfiguration) {
        let base = configuration.baseURL.split(separator: "/", omittingEmptySubsequences: true)
        let host = base.count > 1 ? Self.host(of: String(base[1])) : nil
        self.init([configuration.host] + (host.map { [$0] } ?? []) + configuration.hosts)
    }

    /// Whether a request with this `Host` is answered; one without any comes from no browser.
    func allows(_ authority: String?) -> Bool {
        guard let authority else { return true }
        guard let host = Self.host(of: authority) else { return false }
        return host == "localhost" || host.hasSuffix(".localhost") || names.contains(host) || Self.isAddress(host)
    }

    /// The host of `Host` (RFC 9110, section 7.2), in lower case, without port and brackets; nil for what is none.
    private static func host(of authority: String) -> String? {
        var host = authority[...]
        if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
        if host.hasPrefix("[") {
            guard let end = host.firstIndex(of: "]") else { return nil }
            return normalized(String(host[host.index(after: host.startIndex)..<end]))
        }
        if let colon = host.firstIndex(of: ":") { host = host[..<colon] }
        return host.isEmpty ? nil : normalized(String(host))
    }

    /// A name in lower case without the point at its end.
    private static func normalized(_ name: String) -> String {
        let lower = name.lowercased()
        return lower.hasSuffix(".") ? String(lower.dropLast()) : lower
    }

    /// Whether it is an IPv4 or IPv6 address.
    private static func isAddress(_ host: String) -> Bool {
        if host.contains(":") { return host.utf8.allSatisfy { $0.isASCIIHexDigit || $0 == 0x3A || $0 == 0x2E } }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}

extension UInt8 {
    fileprivate var isASCIIHexDigit: Bool {
        isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
    }
}
