internal import MailFormat
internal import PatchIndex
internal import PatchTracking

/// Who has how many of some messages.
enum Ranking {
    /// By author, `Name <address>`: the mailbox that stands for all of a person's where ``Persons`` are given.
    static func authors(of messages: [IndexedMessage], persons: Persons = Persons()) -> [Digest.Tally] {
        tallies(of: messages) { $0.author.map { persons.representative(of: $0).description } }
    }

    /// By the domain of the author's address.
    static func domains(of messages: [IndexedMessage]) -> [Digest.Tally] {
        tallies(of: messages) { $0.author?.domain }
    }

    /// Most first; equal numbers in reverse order of the labels' bytes, as `sort -rn` has them.
    private static func tallies(of messages: [IndexedMessage], by label: (IndexedMessage) -> String?) -> [Digest.Tally]
    {
        var ids: [String: [String]] = [:]
        for message in messages {
            guard let label = label(message), !label.isEmpty else { continue }
            ids[label, default: []].append(message.messageID)
        }
        return tallies(ids)
    }

    /// Labels by the number of their messages, which come oldest first, in the same order.
    static func tallies(_ ids: [String: [String]]) -> [Digest.Tally] {
        ids.map { Digest.Tally(label: $0.key, count: $0.value.count, messageIDs: $0.value) }.sorted {
            left, right in
            if left.count != right.count { return left.count > right.count }
            return right.label.utf8.lexicographicallyPrecedes(left.label.utf8)
        }
    }
}
