import MailFormat
import PatchFormat

/// Joins parts that were sent without threading: each answers nothing, so only sender, count, tags and time hold them.
enum LooseParts {
    /// How far apart, in seconds, two such parts in a row can be.
    private static let longestGap: Int64 = 4 * 3_600

    /// The clusters (see ``PartCluster/isOpen``), those joined that belong together; the same for any order.
    static func joined(_ clusters: [PartCluster]) -> [PartCluster] {
        var kept: [PartCluster] = []
        var loose: [LinkKey: [PartCluster]] = [:]
        for cluster in clusters {
            if cluster.isOpen, let key = key(of: cluster.first) {
                loose[key, default: []].append(cluster)
            } else {
                kept.append(cluster)
            }
        }
        for group in loose.values { kept += inRow(group) }
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
            if isNear, rows[rows.count - 1].hasRoom(for: cluster) {
                rows[rows.count - 1].join(cluster)
            } else {
                rows.append(cluster)
            }
            last = cluster.first.leftAt
        }
        return rows
    }
}

extension PartCluster {
    /// Whether parts or a cover may be elsewhere: it answers nothing and is not whole.
    var isOpen: Bool {
        !isLone && first.ancestors.isEmpty && (!hasCover || !isComplete) && mails.allSatisfy { $0.message.isNumbered }
    }
}

extension TrackedMessage {
    fileprivate var isNumbered: Bool { subject.part != nil || kind == .cover }

    /// When it was sent, as far as that can be believed: a series leaves its sender in order and may arrive in another.
    fileprivate var leftAt: Int64 {
        guard let sentAt, abs(sentAt - receivedAt) < 86_400 else { return receivedAt }
        return sentAt
    }
}
