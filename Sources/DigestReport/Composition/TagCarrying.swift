internal import MailFormat
internal import PatchFormat
internal import PatchTracking

/// Which review tags of one version the next one carries.
///
/// A tag of a part that was dropped is neither kept nor lost.
struct TagCarrying: Equatable {
    /// Tags that every part carries which had them, `Reviewed-by: Name <address>`, each once.
    var kept: [String] = []
    /// Tags that some part does not carry although it had them.
    var lost: [String] = []

    /// Compares two versions; `tags` are those that the older one got in replies.
    init(from older: Series, to newer: Series, tags: ReviewTags) {
        var order: [String] = []
        var isLost: [String: Bool] = [:]
        let tags = PartTags(tags) { $0.automaton == nil && Self.isVerdict($0.key) }
        for entry in PartPairing(older: older, newer: newer).entries {
            // A part that is carried over is the same mail, with the tags that it was given.
            guard let before = entry.old.flatMap(older.part), let after = entry.new.flatMap(newer.part),
                !after.isCarried
            else {
                continue
            }
            let carried = Set(Self.verdicts(in: after.message.trailers).map(\.identity))
            let had =
                Self.verdicts(in: before.message.trailers)
                + tags.tags(forPart: before.number).map { Verdict(key: $0.key, person: $0.person) }
            for verdict in had {
                if isLost[verdict.text] == nil { order.append(verdict.text) }
                isLost[verdict.text] = isLost[verdict.text] == true || !carried.contains(verdict.identity)
            }
        }
        kept = order.filter { isLost[$0] == false }
        lost = order.filter { isLost[$0] == true }
    }

    /// Whether a tag says what somebody thinks of a patch, rather than who had a hand in it.
    static func isVerdict(_ key: String) -> Bool {
        let key = key.lowercased()
        return key.contains("reviewed") || key.contains("tested") || key == "acked-by"
    }

    private struct Verdict {
        var key: String
        var person: Mailbox

        var text: String { "\(key): \(person.description)" }
        /// A person is known by the address, and by the name when that changed.
        var identity: String {
            key.lowercased() + ":" + (person.name.isEmpty ? person.address : person.name).lowercased()
        }
    }

    private static func verdicts(in trailers: [Trailer]) -> [Verdict] {
        trailers.filter { isVerdict($0.key) }.compactMap { trailer in
            trailer.mailbox.map { Verdict(key: trailer.key, person: $0) }
        }
    }
}
