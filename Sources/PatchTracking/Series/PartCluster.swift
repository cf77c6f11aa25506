import PatchFormat

/// Mails that are taken for one series, while it is being put together.
struct PartCluster {
    /// The mails with their numbers, as received; 0 is the cover.
    var mails: [(number: Int, message: TrackedMessage)]
    /// Mails that take the place of one part each, as received.
    var replacements: [(number: Int, message: TrackedMessage)] = []
    /// Mails that repeat one part each under a RESEND tag, as received.
    var resent: [(number: Int, message: TrackedMessage)] = []
    /// Parts that were put between two others, `2.5/4`, as received.
    var inserted: [TrackedMessage] = []
    /// Root of the thread in which its first mail stands.
    var threadID: String
    /// The total that a grown series says at the end.
    var grownTotal: Int?
    /// Number of the cluster, by thread, whose mail stands nearest above its first one.
    var above: Int?

    init(_ message: TrackedMessage, threadID: String) {
        mails = [(Self.number(of: message), message)]
        self.threadID = threadID
    }

    /// The number of a posting in its series: 0 for a cover, 1 for a lone patch.
    static func number(of message: TrackedMessage) -> Int {
        message.subject.part ?? (message.kind == .patch ? 1 : 0)
    }

    var first: TrackedMessage { mails[0].message }
    var subject: PatchSubject { first.subject }
    var numbers: Set<Int> { Set(mails.map(\.number)) }
    var hasCover: Bool { mails.contains { $0.number == 0 } }
    var isCoverOnly: Bool { mails.allSatisfy { $0.number == 0 } }
    /// Whether it is a mail that says to stand alone: no number, so nothing can belong to it, or all patches attached.
    var isLone: Bool {
        mails.count == 1 && (subject.part == nil && first.kind != .cover || !first.attachedPatches.isEmpty)
    }
    /// Whether it is a part that was put between two others.
    var isInserted: Bool { mails.count == 1 && subject.partFraction != nil }
    /// The total of the cover, else the one that most parts say.
    var total: Int? {
        if let grownTotal { return grownTotal }
        if let cover = mails.first(where: { $0.number == 0 })?.message.subject.total { return cover }
        var counts: [Int: Int] = [:]
        for mail in mails { if let total = mail.message.subject.total { counts[total, default: 0] += 1 } }
        return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }
    /// Whether every part that it says to have is there.
    var isComplete: Bool {
        guard let total, total > 0 else { return false }
        let numbers = numbers
        return numbers.count >= min(total, Series.mostParts)
            && (1...min(total, Series.mostParts)).allSatisfy(numbers.contains)
    }

    mutating func add(_ message: TrackedMessage) {
        mails.append((Self.number(of: message), message))
    }

    mutating func join(_ other: PartCluster) {
        mails = (mails + other.mails).sorted { TrackedMessage.isBefore($0.message, $1.message) }
        replacements = (replacements + other.replacements).sorted { TrackedMessage.isBefore($0.message, $1.message) }
        resent = (resent + other.resent).sorted { TrackedMessage.isBefore($0.message, $1.message) }
        inserted = (inserted + other.inserted).sorted(by: TrackedMessage.isBefore)
    }

    /// Whether the other one fits with it: other numbers, or a few parts that came twice with the same title.
    func hasRoom(for other: PartCluster) -> Bool {
        let taken = numbers
        let common = other.mails.filter { taken.contains($0.number) }
        if common.isEmpty { return true }
        guard !other.hasCover, !other.isComplete || total == 1 else { return false }
        return common.allSatisfy { mail in
            mails.contains { $0.number == mail.number && Title($0.message.title) == Title(mail.message.title) }
        }
    }
}
