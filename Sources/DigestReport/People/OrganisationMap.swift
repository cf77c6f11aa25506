public import MailFormat

/// For whom people work, by their addresses and domains, in the syntax of gitdm's `EmailMap`.
///
///     # domain or address   organisation   [< day on which that ended]
///     example.com           Example Incorporated
///     jane@example.org      Harbour Works < 2024-05-01
///     jane@example.org      Buoy Company
///     freemail.example      (Unknown)
///
/// An address counts before its domain, a domain before the one above it (`lab.example.com`, then `example.com`). The
/// organisation `Unknown`, with or without parentheses, is that of people who hide it.
public struct OrganisationMap: Sendable, Equatable {
    /// For whom somebody works, as far as an address says it.
    public enum Affiliation: Sendable, Hashable {
        /// For this organisation.
        case organisation(String)
        /// Nobody can know: the address is a freemailer's or a community's, or there is none.
        case unknown
        /// No map lists the domain, which stands for itself.
        case unlisted(domain: String)

        /// What a table calls it.
        public var label: String {
            switch self {
            case .organisation(let name): name
            case .unknown: "unknown"
            case .unlisted(let domain): domain
            }
        }
    }

    /// The lines that could not be understood.
    public internal(set) var warnings: [LineWarning] = []
    /// Addresses and domains, folded; of several maps the first one that knows something counts.
    var layers: [[String: [Employment]]]

    /// An organisation, and until when.
    struct Employment: Equatable {
        /// When it ended, in seconds since 1970 UTC; `Int64.max` for never.
        var end: Int64
        var affiliation: Affiliation
    }

    /// A map that knows nobody.
    public init() { layers = [] }

    /// This map, and `other` where this one knows nothing.
    public func before(_ other: OrganisationMap) -> OrganisationMap {
        var both = self
        both.layers += other.layers
        return both
    }

    /// Whether it says for everybody the same at all times.
    public var isTimeless: Bool {
        layers.allSatisfy { layer in layer.values.allSatisfy { $0.allSatisfy { $0.end == .max } } }
    }

    /// For whom somebody worked at a time, in seconds since 1970 UTC.
    public func affiliation(of mailbox: Mailbox, at time: Int64) -> Affiliation {
        let domain = mailbox.domain
        // A name on the Internet has 253 bytes at most (RFC 1035, section 2.3.4).
        guard !domain.isEmpty, domain.utf8.count <= 253 else { return .unknown }
        let address = mailbox.address.foldedASCII
        for layer in layers {
            if let found = Self.employment(layer[address], at: time) { return found }
            var suffix = domain[...]
            while true {
                if let found = Self.employment(layer[String(suffix)], at: time) { return found }
                guard let dot = suffix.utf8.firstIndex(of: UInt8(ascii: ".")) else { break }
                suffix = suffix[suffix.utf8.index(after: dot)...]
                // The whole of `com` belongs to nobody.
                guard suffix.utf8.contains(UInt8(ascii: ".")) else { break }
            }
        }
        return .unlisted(domain: domain)
    }

    /// The organisation that a map names for somebody at a time, in seconds since 1970 UTC; nil when none does.
    public func organisation(of mailbox: Mailbox, at time: Int64) -> String? {
        guard case .organisation(let name) = affiliation(of: mailbox, at: time) else { return nil }
        return name
    }

    private static func employment(_ employments: [Employment]?, at time: Int64) -> Affiliation? {
        employments?.first { time < $0.end }?.affiliation
    }
}
