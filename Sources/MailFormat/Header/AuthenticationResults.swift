/// What the archive's own server found out about the sender, from a mail's Authentication-Results fields (RFC 8601).
///
/// Anybody can write such a field into a mail, and servers are to take out those that come from outside; what stands
/// there is a hint, not a proof.
public struct AuthenticationResults: Sendable, Equatable {
    /// A result of DKIM: whether a domain signed the mail as it came.
    public struct DKIM: Sendable, Hashable {
        /// `pass`, `fail`, `none`, `neutral`, `temperror` … in lower case.
        public var result: String
        /// The domain that signed, in lower case; empty where none is named.
        public var domain: String
    }

    /// The results of DKIM, in the order of the mail, each once; at most 16.
    public var dkim: [DKIM] = []

    /// Reads the values of Authentication-Results fields.
    init(_ values: [String]) {
        for value in values {
            for method in value.lowercased().split(separator: ";") where dkim.count < Self.most {
                let words = method.split(whereSeparator: \.isWhitespace)
                guard let first = words.first, first.hasPrefix("dkim=") else { continue }
                let domain = words.lazy.compactMap { word -> Substring? in
                    for key in ["header.d=", "header.i=@", "header.i="] where word.hasPrefix(key) {
                        return word.dropFirst(key.count)
                    }
                    return nil
                }.first
                let found = DKIM(
                    result: String(first.dropFirst(5).prefix { $0.isLetter }), domain: domain.map(String.init) ?? "")
                if !dkim.contains(found) { dkim.append(found) }
            }
        }
    }

    private static let most = 16
}

extension Message {
    /// What Authentication-Results fields say; empty where the mail has none.
    public var authenticationResults: AuthenticationResults {
        AuthenticationResults(
            header.all("Authentication-Results").prefix(64).map { String(decoding: $0.prefix(4_096), as: UTF8.self) })
    }
}
