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
        var standing: [ReviewTag.Target: [TagIdentity: Int]] = [:]
        var trailers = CarriedTrailers(of: series)
        for answer in answers.sorted(by: { TrackedMessage.isBefore($0.message, $1.message) }) {
            let message = answer.message
            for trailer in message.givenTags {
                let isPersonal = trailer.key.lowercased().hasSuffix("-by")
                guard let person = (isPersonal ? trailer.mailbox : nil) ?? message.sender else { continue }
                let identity = TagIdentity(trailer, person: person)
                if trailer.isWithdrawn {
                    if let index = standing[answer.target]?.removeValue(forKey: identity) {
                        given[index].withdrawnBy = message.id
                    }
                } else if standing[answer.target]?[identity] == nil {
                    standing[answer.target, default: [:]][identity] = given.count
                    given.append(
                        ReviewTag(
                            trailer: trailer, person: person, target: answer.target, messageID: message.id,
                            givenAt: message.receivedAt, sender: message.sender, automaton: message.automaton,
                            isCarried: trailers.contain(identity, for: answer.target)))
                }
            }
        }
    }

    /// The tags that count for one part: given to it or to the whole series, not withdrawn, each person's once.
    public func tags(forPart number: Int) -> [ReviewTag] { PartTags(self).tags(forPart: number) }

    /// Those that decide: given by the one they name, who is no stranger.
    func deciding(by standings: Standings) -> ReviewTags {
        var tags = self
        tags.given = given.filter { $0.isOwn && standings.standing(of: $0.messageID) == .known }
        return tags
    }

    /// Those that are in some messages.
    func given(in messages: Set<TrackedMessage.ID>) -> ReviewTags {
        var tags = self
        tags.given = given.filter { messages.contains($0.messageID) }
        return tags
    }
}
