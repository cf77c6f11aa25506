internal import MailFormat

/// What an address of this server means.
///
/// Addresses of lists and messages are those of public-inbox, so that links to lore.kernel.org work here with the host name
/// replaced; pages of our own have addresses whose first word cannot be a Message-ID.
enum Route: Sendable, Equatable {
    /// `/`: all lists.
    case home
    /// `/LIST/`: its newest threads, or, with `?q=`, a search.
    case list(String)
    /// `/LIST/new.atom`: its newest messages.
    case listFeed(String)
    /// `/LIST/MESSAGE-ID/`.
    case message(String, id: String)
    /// `/LIST/MESSAGE-ID/raw`: the mail as an mbox.
    case raw(String, id: String)
    /// `/LIST/MESSAGE-ID/2-NAME`: one part of it, by its position; `2.1-NAME` within a part.
    case part(String, id: String, position: String)
    /// `/LIST/MESSAGE-ID/T/` in the order of arrival, `/LIST/MESSAGE-ID/t/` as a tree.
    case thread(String, id: String, isNested: Bool)
    /// `/LIST/MESSAGE-ID/t.mbox.gz`.
    case threadMailbox(String, id: String)
    /// `/LIST/MESSAGE-ID/t.atom`.
    case threadFeed(String, id: String)
    /// `/LIST/MESSAGE-ID/am.mbox`: its series, for `git am`.
    case seriesMailbox(String, id: String)
    /// `/LIST/series/`.
    case seriesList(String)
    /// `/LIST/series/MESSAGE-ID/`: all versions of a change.
    case series(String, id: String)
    /// `/LIST/series/MESSAGE-ID/diff/`: what changed to the version with that message, from the one before it or `?from=`.
    case comparison(String, id: String)
    /// `/LIST/digest/`: the periods there are.
    case digests(String)
    /// `/LIST/digest/PERIOD/`.
    case digest(String, period: String)
    /// `/LIST/digest/PERIOD/messages/?of=NAME`: the messages behind a number.
    case digestMessages(String, period: String)
    /// `/LIST/people/`.
    case people(String)
    /// `/LIST/people/ADDRESS/`.
    case person(String, address: String)
    /// `/LIST/people/ADDRESS/messages/?of=NAME`: the messages behind a number.
    case personMessages(String, address: String)
    /// `/LIST/organisations/`.
    case organisations(String)
    /// `/LIST/organisations/NAME/`.
    case organisation(String, name: String)
    /// `/LIST/organisations/NAME/messages/?of=NAME`: the messages behind a number.
    case organisationMessages(String, name: String)
    /// `/LIST/_/text/help/`: what the search understands; with `raw` behind it as plain text.
    case help(String, isRaw: Bool)
    /// `/LIST/_/text/config/`: settings for a mirror.
    case settings(String, isRaw: Bool)
    /// `/LIST/events`: news as they come.
    case events(String)
    /// `/search`.
    case search
    /// `/assets/VERSION/NAME`.
    case asset(version: String, name: String)
    /// `/api/v1/…`.
    case api([String])
    /// `/healthz`.
    case health
    /// `/metrics`.
    case metrics
    /// `/robots.txt`.
    case robots
}

extension Route {
    /// What `target` means.
    ///
    /// - Throws: `PageError.notFound`, or `PageError.moved` for another way to write an address.
    init(_ target: RequestTarget) throws(PageError) {
        var parts = target.parts
        // A slash at the end leaves an empty part; anywhere else it is no address of ours.
        let isFolder = parts.last == ""
        if isFolder { parts.removeLast() }
        guard !parts.contains("") else { throw .notFound("There is nothing at this address.") }
        guard let first = parts.first else {
            self = .home
            return
        }
        let rest = Array(parts.dropFirst())
        switch (first, rest.count) {
        case ("healthz", 0): self = .health
        case ("metrics", 0): self = .metrics
        case ("robots.txt", 0): self = .robots
        case ("search", 0): self = .search
        case ("assets", 2): self = .asset(version: rest[0], name: rest[1])
        case ("api", 1...) where rest[0] == "v1": self = .api(Array(rest.dropFirst()))
        case ("api", _), ("assets", _), ("favicon.ico", _): throw .notFound("There is nothing at this address.")
        case ("r", 1...): throw Self.moved(["all"] + rest, isFolder: isFolder || rest.count == 1, target)
        case (_, _) where first.contains("@"):
            throw Self.moved(["all", Self.bare(first)] + rest, isFolder: isFolder || rest.isEmpty, target)
        default:
            let route: Route
            do {
                route = try Self.ofList(first, rest)
            } catch {
                throw Self.moved(first, rest, target) ?? error
            }
            if route.isFolder != isFolder {
                // As public-inbox does: to the message within its thread.
                var fragment: String?
                if case .thread = route { fragment = "u" }
                throw Self.moved(parts, isFolder: route.isFolder, target, fragment: fragment)
            }
            self = route
        }
    }

    static func ofList(_ list: String, _ rest: [String]) throws(PageError) -> Route {
        guard let word = rest.first else { return .list(list) }
        switch (word, rest.count) {
        case ("new.atom", 1): return .listFeed(list)
        case ("events", 1): return .events(list)
        case ("series", 1): return .seriesList(list)
        case ("series", 2): return .series(list, id: bare(rest[1]))
        case ("series", 3) where rest[2] == "diff": return .comparison(list, id: bare(rest[1]))
        case ("digest", 1): return .digests(list)
        case ("digest", 2): return .digest(list, period: rest[1])
        case ("digest", 3) where rest[2] == "messages": return .digestMessages(list, period: rest[1])
        case ("people", 1): return .people(list)
        case ("people", 2): return .person(list, address: rest[1])
        case ("people", 3) where rest[2] == "messages": return .personMessages(list, address: rest[1])
        case ("organisations", 1): return .organisations(list)
        case ("organisations", 2): return .organisation(list, name: rest[1])
        case ("organisations", 3) where rest[2] == "messages": return .organisationMessages(list, name: rest[1])
        case ("_", 3...) where rest[1] == "text": return try ofText(list, Array(rest[2...]))
        case ("new.html", 1), ("index.html", 1), ("atom.xml", 1): break
        case (_, 1): return .message(list, id: bare(word))
        case (_, 2): return try ofMessage(list, bare(word), rest[1])
        default: break
        }
        throw .notFound("There is nothing at this address.")
    }

    private static func ofText(_ list: String, _ rest: [String]) throws(PageError) -> Route {
        switch rest {
        case ["help"], ["help", "raw"]: return .help(list, isRaw: rest.count > 1)
        case ["config"], ["config", "raw"]: return .settings(list, isRaw: rest.count > 1)
        default: throw .notFound("There is nothing at this address.")
        }
    }

    private static func ofMessage(_ list: String, _ id: String, _ what: String) throws(PageError) -> Route {
        switch what {
        case "raw": return .raw(list, id: id)
        case "T": return .thread(list, id: id, isNested: false)
        case "t": return .thread(list, id: id, isNested: true)
        case "t.mbox.gz": return .threadMailbox(list, id: id)
        case "t.atom": return .threadFeed(list, id: id)
        case "am.mbox": return .seriesMailbox(list, id: id)
        default:
            guard let position = MailPart.position(in: what) else {
                throw .notFound("There is nothing at this address.")
            }
            return .part(list, id: id, position: position)
        }
    }

    /// Whether its address ends with a slash.
    var isFolder: Bool {
        switch self {
        case .listFeed, .events, .raw, .part, .threadMailbox, .threadFeed, .seriesMailbox: false
        case .help(_, let isRaw), .settings(_, let isRaw): !isRaw
        default: true
        }
    }

    /// A Message-ID without the brackets that some write around it.
    static func bare(_ id: String) -> String {
        id.hasPrefix("<") && id.hasSuffix(">") && id.count > 2 ? String(id.dropFirst().dropLast()) : id
    }

    static func moved(
        _ parts: [String], isFolder: Bool, _ target: RequestTarget, fragment: String? = nil
    ) -> PageError {
        let path = "/" + parts.map(PercentEncoding.encode).joined(separator: "/") + (isFolder ? "/" : "")
        return .moved(to: path + (target.rawQuery.map { "?" + $0 } ?? "") + (fragment.map { "#" + $0 } ?? ""))
    }
}

extension Route {
    /// Whether its page may take seconds to make: what looks through mails, counts them, or compares them.
    var isCostly: Bool {
        switch self {
        case .search, .threadMailbox, .seriesMailbox, .seriesList, .series, .comparison, .digest, .digestMessages,
            .people, .person, .personMessages, .organisations, .organisation, .organisationMessages:
            true
        case .api(let parts): !["lists", "messages", "openapi.json"].contains(parts.first) || parts.count > 2
        default: false
        }
    }
}
