import MailFormat
import PatchFormat

/// Whose a version is, and whose a part that replaces another.
extension People {
    /// Those who may continue a change without being asked who they are.
    struct Owners {
        private(set) var addresses: Set<String> = []
        private var names: Set<PersonName> = []
        let people: People
        /// The threads of the change: being seen there proves nothing.
        let threads: Set<Int64>

        init(of change: Change, people: People) {
            self.init(threads: people.threads(of: change.series.lazy.flatMap(\.messages)), people: people)
        }

        init(threads: Set<Int64>, people: People) {
            self.threads = threads
            self.people = people
        }

        /// Takes one who posted what counts.
        mutating func insert(_ mailbox: Mailbox?) {
            guard let mailbox, !mailbox.address.isEmpty else { return }
            let address = people.address(of: mailbox)
            addresses.insert(address)
            addresses.formUnion(people.proven[address] ?? [])
            let name = PersonName(mailbox.name)
            if name.isFull { names.insert(name) }
        }

        /// Takes the sender of a message that counts, and the addresses that the message proves to be theirs or their author's.
        mutating func insert(senderOf message: TrackedMessage) {
            insert(message.sender)
            insert(message.author)
            insert(message.replyTo)
            var count = 0
            for trailer in message.trailers where trailer.key.lowercased() == "signed-off-by" {
                guard count < Self.mostSignedOff else { break }
                guard let mailbox = trailer.mailbox, names.contains(PersonName(mailbox.name)) else { continue }
                insert(mailbox)
                count += 1
            }
        }

        /// How many addresses the `Signed-off-by` lines of one message prove.
        private static let mostSignedOff = 16

        /// Whether one of them sent a message, as far as that can be known when it was received.
        func include(senderOf message: TrackedMessage) -> Bool {
            guard let sender = message.sender else { return addresses.isEmpty }
            if addresses.contains(people.address(of: sender)) { return true }
            return names.contains(PersonName(sender.name))
                && people.hasSeen(people.address(of: sender), outside: threads, before: message.receivedAt)
        }

        /// Whose a message is that none of them sent.
        func origin(of message: TrackedMessage) -> VersionOrigin {
            let sender = message.sender ?? Mailbox(name: "", address: "")
            let isKnown = people.hasSeen(people.address(of: sender), outside: threads, before: message.receivedAt)
            if names.contains(PersonName(sender.name)) { return .unseenAddress(sender) }
            return .anotherAuthor(sender, isKnown: isKnown)
        }
    }

    /// For each version of a change whose it is, and who may post parts of it.
    ///
    /// A version is judged by who sent its head; the parts of one posting belong together by the thread. Where the head is
    /// that of an older version, of which only some parts were sent again, those who sent these count.
    ///
    /// The verdicts are given one after the other: keeping the owners of each version would take memory for the square of a
    /// change.
    func verdicts(on change: Change) -> some Sequence<(origin: VersionOrigin, owners: Owners)> {
        let state = (owners: Owners(of: change, people: self), seen: Set<TrackedMessage.ID>(), index: 0)
        return sequence(state: state) { state in
            guard state.index < change.series.count else { return nil }
            let series = change.series[state.index]
            let isFirst = state.index == 0
            state.index += 1
            var fresh: [TrackedMessage] = []
            for message in series.messages where state.seen.insert(message.id).inserted { fresh.append(message) }
            let judged = fresh.contains { $0.id == series.head.id } ? [series.head] : fresh
            if !isFirst, let foreign = judged.first(where: { !state.owners.include(senderOf: $0) }) {
                var others = state.owners
                others.insert(senderOf: series.head)
                return (state.owners.origin(of: foreign), others)
            }
            state.owners.insert(senderOf: series.head)
            for message in fresh where state.owners.include(senderOf: message) {
                state.owners.insert(senderOf: message)
            }
            return (.own, state.owners)
        }
    }

    /// The series with those mails as its parts that its owners sent; replacements by others are kept apart.
    func withOwnParts(_ series: Series, owners: Owners) -> Series {
        guard series.parts.contains(where: { !$0.replaced.isEmpty || !$0.repeated.isEmpty }) else { return series }
        var series = series
        for (index, part) in series.parts.enumerated() {
            guard !owners.include(senderOf: part.message) else { continue }
            if let own = part.replaced.last(where: owners.include) {
                series.parts[index].message = own
                series.parts[index].versionMinor = own.subject.versionMinor
                series.parts[index].replaced = part.replaced.filter {
                    $0.id != own.id && TrackedMessage.isBefore($0, own)
                }
                series.parts[index].offered =
                    part.replaced.filter { TrackedMessage.isBefore(own, $0) } + [part.message]
            } else if let own = part.repeated.first(where: owners.include) {
                series.parts[index].message = own
                series.parts[index].repeated = part.repeated.filter { $0.id != own.id }
                series.parts[index].offered = [part.message]
            }
        }
        return series
    }
}
