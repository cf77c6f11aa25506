import MailFormat
import PatchFormat

/// Joins parts that were sent without threading: each answers nothing, so only sender, count, tags and time hold them.
enum LooseParts {
    /// How far apart, in seconds, two such parts in a row can be.
    private static let longestGap: Int64 = 4 * 3_600

    /// How far apart, in seconds, a cover and its repetition can be.
    private static let longestCoverGap: Int64 = 3 * 86_400

    /// The clusters (see ``PartCluster/isOpen`` and ``PartCluster/isRooted``), those joined that belong together; the same for
    /// any order.
    static func joined(_ clusters: [PartCluster]) -> [PartCluster] {
        var kept: [PartCluster] = []
        var loose: [LinkKey: [PartCluster]] = [:]
        for cluster in clusters {
            if let key = key(of: cluster.isOpen ? cluster.first : cluster.root ?? cluster.first) {
                loose[key, default: []].append(cluster)
            } else {
                kept.append(cluster)
            }
        }
        for group in loose.values {
            if Task.isCancelled { break }
            guard group.count > 1 else {
                kept += group
                continue
            }
            let rows = inRow(group.filter(\.isOpen)) + group.filter { !$0.isOpen }
            kept += withoutRepeatedCovers(rows)
        }
        return kept
    }

    static func key(of message: TrackedMessage) -> LinkKey? {
        let subject = message.subject
        guard subject.part != nil || message.kind == .cover, subject.total != 1 || subject.part != nil else {
            return nil
        }
        let words = [
            "loose", message.sender?.address.lowercased() ?? "", "\(subject.version).\(subject.versionMinor ?? 0)",
            subject.total.map(String.init) ?? "n", subject.isRFC ? "rfc" : "", subject.isResend ? "resend" : "",
            subject.isPullRequest ? "pull" : "",
        ]
        return LinkKey(value: (words + subject.tags.map { $0.lowercased() }).joined(separator: "\u{1f}"))
    }

    private static func inRow(_ clusters: [PartCluster]) -> [PartCluster] {
        guard clusters.count > 1 else { return clusters }
        let ordered = clusters.sorted {
            let (left, right) = ($0.first, $1.first)
            return (left.leftAt, $0.mails[0].number, left.id) < (right.leftAt, $1.mails[0].number, right.id)
        }
        var rows: [PartCluster] = []
        var last: Int64?
        for cluster in ordered {
            let isNear = last.map { cluster.first.leftAt - $0 <= longestGap } ?? false
            if isNear, let row = rows.indices.last, rows[row].isDisjoint(with: cluster) {
                rows[row].join(cluster)
            } else {
                rows.append(cluster)
            }
            last = cluster.first.leftAt
        }
        return withoutRepeatedParts(rows)
    }

    /// Joins a row with the one before where it is only some of its parts once more: two whole postings are two.
    private static func withoutRepeatedParts(_ rows: [PartCluster]) -> [PartCluster] {
        var kept: [PartCluster] = []
        for row in rows {
            if let before = kept.indices.last, row.numbers.isSubset(of: kept[before].numbers),
                kept[before].hasRoom(for: row), row.first.leftAt - kept[before].summary.lastLeftAt <= longestGap
            {
                kept[before].join(row)
            } else {
                kept.append(row)
            }
        }
        return kept
    }

    /// Joins covers without parts with the series that has the same cover, the one that was received next, else the one before.
    private static func withoutRepeatedCovers(_ clusters: [PartCluster]) -> [PartCluster] {
        let ordered = clusters.sorted { TrackedMessage.isBefore($0.first, $1.first) }
        var kept = ordered.filter { !$0.isCoverOnly }
        var covers: [PartCluster] = []
        // The clusters by the title of their cover, in order; comparing each with each would take quadratic time.
        var keptByTitle: [String: [Int]] = [:]
        for (index, cluster) in kept.enumerated() {
            if let title = cluster.coverTitle { keptByTitle[title, default: []].append(index) }
        }
        var coversByTitle: [String: [Int]] = [:]
        for cover in ordered where cover.isCoverOnly {
            func isHost(_ host: PartCluster) -> Bool {
                host.repeatsCover(of: cover)
                    && abs(host.first.receivedAt - cover.first.receivedAt) <= longestCoverGap
            }
            let title = cover.coverTitle ?? ""
            let hosts = keptByTitle[title] ?? []
            let next = hosts.partitioningIndex { !TrackedMessage.isBefore(kept[$0].first, cover.first) }
            let near = hosts[max(0, next - mostCompared)..<min(hosts.count, next + mostCompared)]
            let host =
                near.first { isHost(kept[$0]) && !TrackedMessage.isBefore(kept[$0].first, cover.first) }
                ?? near.last { isHost(kept[$0]) }
            if let host {
                kept[host].join(cover)
            } else if let host = coversByTitle[title]?.suffix(mostCompared).last(where: { isHost(covers[$0]) }) {
                covers[host].join(cover)
            } else {
                coversByTitle[title, default: []].append(covers.count)
                covers.append(cover)
            }
        }
        kept += covers
        return kept
    }

    /// How many series before and behind a cover, with a cover of the same title, are compared with it.
    private static let mostCompared = 64
}

extension PartCluster {
    /// Whether parts or a cover may be elsewhere: it answers nothing and is not whole.
    var isOpen: Bool {
        !isLone && !isInserted && first.ancestors.isEmpty && (!hasCover || !isComplete)
            && mails.allSatisfy { $0.message.isNumbered }
    }

    /// Whether it begins with a cover that answers nothing, so that the same cover may stand elsewhere.
    var isRooted: Bool { !isLone && root != nil }

    /// The title of its cover, ready to be compared.
    fileprivate var coverTitle: String? { cover.map { Title($0.title).words } }

    /// The cover that answers nothing.
    fileprivate var root: TrackedMessage? {
        mails.first { $0.number == 0 && $0.message.ancestors.isEmpty }?.message
    }
}

extension TrackedMessage {
    fileprivate var isNumbered: Bool { subject.part != nil || kind == .cover }

    /// When it was sent, as far as that can be believed: a series leaves its sender in order and may arrive in another.
    var leftAt: Int64 {
        guard let sentAt, abs(sentAt - receivedAt) < 86_400 else { return receivedAt }
        return sentAt
    }
}
