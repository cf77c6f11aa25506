import PatchFormat

/// Mails that are taken for one series, while it is being put together.
struct PartCluster {
    /// The mails with their numbers, as received; 0 is the cover.
    private(set) var mails: [(number: Int, message: TrackedMessage)]
    /// What the mails are together, kept while they come: going through all of them for each further one would take quadratic
    /// time.
    private(set) var summary: PartSummary
    /// Mails that replace one part each, as received.
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
        summary = PartSummary(message, number: mails[0].number)
        self.threadID = threadID
    }

    /// The number of a posting in its series: 0 for a cover, 1 for a lone patch.
    static func number(of message: TrackedMessage) -> Int {
        message.subject.part ?? (message.kind == .patch ? 1 : 0)
    }

    var first: TrackedMessage { mails[0].message }
    var subject: PatchSubject { first.subject }
    var numbers: Set<Int> { summary.numbers }
    var hasCover: Bool { summary.covers > 0 }
    var isCoverOnly: Bool { summary.covers == mails.count }
    /// The cover that came first.
    var cover: TrackedMessage? { hasCover ? mails.first { $0.number == 0 }?.message : nil }
    /// Whether it is a mail that says to stand alone: no number, so nothing can belong to it, or all patches attached.
    var isLone: Bool {
        mails.count == 1 && (subject.part == nil && first.kind != .cover || !first.attachedPatches.isEmpty)
    }
    /// Whether it is a part that was put between two others.
    var isInserted: Bool { mails.count == 1 && subject.partFraction != nil }
    /// The total of the cover, else the one that most parts say.
    var total: Int? {
        grownTotal ?? cover?.subject.total ?? summary.mostStatedTotal
    }
    /// Whether no part is missing of those that it says to have.
    var isComplete: Bool {
        guard let total, total > 0 else { return false }
        return numbers.count >= min(total, Series.mostParts)
            && (1...min(total, Series.mostParts)).allSatisfy(numbers.contains)
    }

    mutating func add(_ message: TrackedMessage) {
        let number = Self.number(of: message)
        mails.append((number, message))
        summary.insert(message, number: number)
    }

    /// Puts the mails in the order in which they were received.
    mutating func sort() { mails.sort { TrackedMessage.isBefore($0.message, $1.message) } }

    /// The same with other mails, at least one.
    func with(_ mails: [(number: Int, message: TrackedMessage)]) -> PartCluster {
        var cluster = self
        cluster.mails = mails
        cluster.summary = PartSummary(mails[0].message, number: mails[0].number)
        for mail in mails.dropFirst() { cluster.summary.insert(mail.message, number: mail.number) }
        return cluster
    }

    mutating func join(_ other: PartCluster) {
        for mail in other.mails {
            var index = mails.count
            // Most come behind all others.
            if TrackedMessage.isBefore(mail.message, mails[index - 1].message) {
                index = mails.partitioningIndex { TrackedMessage.isBefore(mail.message, $0.message) }
            }
            mails.insert(mail, at: index)
        }
        summary.formUnion(other.summary)
        guard !(other.replacements.isEmpty && other.resent.isEmpty && other.inserted.isEmpty) else { return }
        replacements = (replacements + other.replacements).sorted { TrackedMessage.isBefore($0.message, $1.message) }
        resent = (resent + other.resent).sorted { TrackedMessage.isBefore($0.message, $1.message) }
        inserted = (inserted + other.inserted).sorted(by: TrackedMessage.isBefore)
    }

    /// Whether the other one fits with it: other numbers, or a few parts that came twice with the same title.
    func hasRoom(for other: PartCluster) -> Bool {
        if isDisjoint(with: other) { return true }
        guard !other.hasCover, !other.isComplete || total == 1 else { return false }
        return other.mails.allSatisfy { mail in
            !numbers.contains(mail.number)
                || mails.lazy.filter { $0.number == mail.number }.prefix(Self.mostRepetitions).contains {
                    Title($0.message.title) == Title(mail.message.title)
                }
        }
    }

    /// How many mails of one number a further one is compared with.
    private static let mostRepetitions = 64

    /// Whether no number is in both.
    func isDisjoint(with other: PartCluster) -> Bool {
        let (small, large) = numbers.count < other.numbers.count ? (numbers, other.numbers) : (other.numbers, numbers)
        return !small.contains(where: large.contains)
    }
}
