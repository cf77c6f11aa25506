import MailFormat
import PatchFormat

/// The review tags that one series got in replies, each once per key, person and part, as given.
public struct ReviewTags: Sendable, Equatable {
    /// The tags, withdrawn ones too.
    public var given: [ReviewTag]

    /// Collects the tags in the answers to `series`; the first of several equal ones counts.
    public init(of series: Series, answers: [Answer]) {
        given = []
        // Index in `given` of the tag that stands.
        var standing: [Identity: Int] = [:]
        for answer in answers.sorted(by: { TrackedMessage.isBefore($0.message, $1.message) }) {
            let message = answer.message
            for trailer in message.givenTags {
                let isPersonal = trailer.key.lowercased().hasSuffix("-by")
                guard let person = (isPersonal ? trailer.mailbox : nil) ?? message.sender else { continue }
                let identity = Identity(trailer, person: person, target: answer.target)
                if trailer.isWithdrawn {
                    if let index = standing.removeValue(forKey: identity) { given[index].withdrawnBy = message.id }
                } else if standing[identity] == nil {
                    standing[identity] = given.count
                    given.append(
                        ReviewTag(
                            trailer: trailer, person: person, target: answer.target, messageID: message.id,
                            givenAt: message.receivedAt, sender: message.sender, automaton: message.automaton,
                            isCarried: series.carries(trailer, of: person, for: answer.target)))
                }
            }
        }
    }

    /// Adds a tag that an older version's part was given to the part that has the same diff, unless that has it already.
    mutating func add(_ tag: ReviewTag, from older: Series, to part: Part, of series: Series) {
        let identity = Identity(tag.trailer, person: tag.person, target: .part(part.number))
        let isKnown = given.contains { known in
            (known.target == .series || known.target == .part(part.number))
                && Identity(known.trailer, person: known.person, target: .part(part.number)) == identity
        }
        guard !isKnown else { return }
        var carried = tag
        carried.target = .part(part.number)
        carried.carriedFrom = tag.carriedFrom ?? older.id
        carried.isCarried = series.carries(tag.trailer, of: tag.person, for: .part(part.number))
        given.append(carried)
    }

    /// The tags that count for one part: given to it or to the whole series, not withdrawn, each person's once.
    public func tags(forPart number: Int) -> [ReviewTag] {
        var seen: Set<Identity> = []
        return given.filter { tag in
            guard tag.withdrawnBy == nil, tag.target == .series || tag.target == .part(number) else { return false }
            return seen.insert(Identity(tag.trailer, person: tag.person, target: .part(number))).inserted
        }
    }

    /// Those that decide: given by the one they name, who is no stranger.
    func deciding(by standings: Standings) -> ReviewTags {
        var tags = self
        tags.given = given.filter { $0.isOwn && standings.standing(of: $0.messageID) == .known }
        return tags
    }

    /// Those that stand in some messages.
    func given(in messages: Set<TrackedMessage.ID>) -> ReviewTags {
        var tags = self
        tags.given = given.filter { messages.contains($0.messageID) }
        return tags
    }

    /// What makes two tags the same one.
    private struct Identity: Hashable {
        var key: String
        var person: String
        var target: ReviewTag.Target

        init(_ trailer: Trailer, person: Mailbox, target: ReviewTag.Target) {
            key = trailer.key.lowercased()
            // Two commits that are fixed are two tags.
            self.person = key.hasSuffix("-by") ? PostingKey.person(person) : trailer.value
            self.target = target
        }
    }
}

extension Series {
    /// Whether the author's own patches have this tag of this person already.
    fileprivate func carries(_ trailer: Trailer, of person: Mailbox, for target: ReviewTag.Target) -> Bool {
        let key = trailer.key.lowercased()
        let isPersonal = key.hasSuffix("-by")
        let person = PostingKey.person(person)
        let concerned: [Part]
        switch target {
        case .series: concerned = parts
        case .part(let number): concerned = parts.filter { $0.number == number }
        }
        return !concerned.isEmpty
            && concerned.allSatisfy { part in
                part.message.trailers.contains {
                    guard $0.key.lowercased() == key else { return false }
                    return isPersonal ? $0.mailbox.map { PostingKey.person($0) } == person : $0.value == trailer.value
                }
            }
    }
}
