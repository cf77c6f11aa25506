import MailFormat
import PatchFormat

/// Whom the answers to a series speak to.
struct Addressing {
    private var senders: [TrackedMessage.ID: Mailbox] = [:]
    private let postings: Set<TrackedMessage.ID>
    private let people: Participants

    init(of series: Series, answers: [Answer], _ people: Participants) {
        self.people = people
        postings = Set(series.messages.map(\.id))
        for answer in answers where answer.message.automaton == nil {
            senders[answer.message.id] = answer.message.sender
        }
    }

    /// Whether a message answers the author's words, a program, or the writer's own words; where its parent was never received,
    /// nobody can tell that it does not.
    func isToAuthor(_ message: TrackedMessage) -> Bool {
        guard let parent = message.ancestors.last, let sender = senders[parent] else { return true }
        return people.include(sender)
            || message.sender.map { PostingKey.person($0) == PostingKey.person(sender) } ?? false
    }

    /// Whether a message answers a posting itself.
    func isToPosting(_ message: TrackedMessage) -> Bool {
        message.ancestors.last.map { postings.contains($0) } ?? false
    }
}
