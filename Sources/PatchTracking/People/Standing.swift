public import MailFormat

/// How far somebody who says something about a series is known.
///
/// Nobody is who a header says. What somebody from an unknown address says is shown with that address, and decides nothing.
public enum Standing: Sendable, Hashable {
    /// The address wrote elsewhere, or the author addressed it.
    case known
    /// The address was seen in this thread alone, and nobody addressed it.
    case stranger
    /// The same, under the name of somebody who is known by another address.
    case borrowedName(of: Mailbox)
}

/// Whose a later version of a change, or a part that replaces another, is.
public enum VersionOrigin: Sendable, Hashable {
    /// Somebody's who posted the versions before.
    case own
    /// From an address that was not seen before, under the name of one who posted the versions before.
    case unseenAddress(Mailbox)
    /// Somebody else's; `isKnown`: one who wrote in other threads before.
    case anotherAuthor(Mailbox, isKnown: Bool)

    /// Whether it replaces what it follows when nobody says so.
    public var isOwn: Bool { self == .own }
    /// Whether the series before it counts as superseded: people do take over each other's changes, strangers do not.
    public var supersedes: Bool {
        switch self {
        case .own, .anotherAuthor(_, isKnown: true): true
        case .unseenAddress, .anotherAuthor: false
        }
    }
}

/// What is not to be believed at once in a set of messages: which senders are strangers, and which versions are others'.
public struct Standings: Sendable, Equatable {
    /// The standing of the messages whose senders are not known.
    public var strangers: [TrackedMessage.ID: Standing] = [:]
    /// The origin of the versions that are not their change's own.
    public var origins: [Series.ID: VersionOrigin] = [:]
    /// The series of those who were seen in no other thread: what these say of their own patches counts for nothing.
    public var newcomers: Set<Series.ID> = []

    /// Everybody is known, every version is its change's own.
    public init() {}

    /// The standing of who sent a message.
    public func standing(of message: TrackedMessage.ID) -> Standing { strangers[message] ?? .known }
    /// Whose a version is.
    public func origin(of series: Series.ID) -> VersionOrigin { origins[series] ?? .own }

    /// Those of the answers whose senders are known.
    public func known(_ answers: [Answer]) -> [Answer] {
        strangers.isEmpty ? answers : answers.filter { strangers[$0.message.id] == nil }
    }
}

extension Change {
    /// The version that counts where nobody asked for another: the newest one that has patches and is the change's own.
    ///
    /// - Returns: `nil` where there are no patches, only a pull request.
    public func current(by standings: Standings) -> Series? {
        let postings = series.filter { !$0.parts.isEmpty }
        return postings.last { standings.origin(of: $0.id).isOwn } ?? postings.last
    }

    /// The newest version that is the change's own.
    public func newest(by standings: Standings) -> Series {
        standings.origins.isEmpty ? newest : series.last { standings.origin(of: $0.id).isOwn } ?? newest
    }

    /// The series that replaces `id`, by the rules of ``successor(of:)``, those of strangers left out.
    public func successor(of id: Series.ID, by standings: Standings) -> Series? {
        if standings.origins.isEmpty { return successor(of: id) }
        guard let index = series.firstIndex(where: { $0.id == id }) else { return nil }
        return series[(index + 1)...].first {
            VersionOrder.supersedes($0, series[index]) && standings.origin(of: $0.id).supersedes
        }
    }
}
