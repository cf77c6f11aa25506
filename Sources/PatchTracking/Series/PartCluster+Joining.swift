import PatchFormat

/// When mails with different places or tags in one thread are of one posting all the same.
extension PartCluster {
    private var lastReceivedAt: Int64 { mails[mails.count - 1].message.receivedAt }

    /// Whether `other`, with the same key and received later, belongs to it.
    func takesSibling(_ other: PartCluster, within gap: Int64) -> Bool {
        guard hasRoom(for: other) else { return false }
        if numbers.isDisjoint(with: other.numbers) { return other.first.receivedAt - lastReceivedAt <= gap }
        return true
    }

    /// Whether `other` is `v3.1 2/5` to its `v3`: some of its parts, under the same version and total.
    func isReplaced(by other: PartCluster) -> Bool {
        guard let minor = other.subject.versionMinor, !other.hasCover, !other.isComplete || total == 1 else {
            return false
        }
        return subject.version == other.subject.version && minor > subject.versionMinor ?? 0
            && subject.total == other.subject.total && sameBranch(as: other)
    }

    /// Whether `other` is some of its parts sent again under a RESEND tag.
    func isResent(by other: PartCluster) -> Bool {
        guard other.subject.isResend, !subject.isResend, !other.hasCover, !other.isComplete else { return false }
        return subject.version == other.subject.version && subject.versionMinor == other.subject.versionMinor
            && subject.total == other.subject.total && sameBranch(as: other)
    }

    /// Whether `other`, which answers it, goes on where it ends: 4/4 after 1/3, 2/3, 3/3.
    func grows(by other: PartCluster) -> Bool {
        guard let total, let grown = other.total, grown > total, !other.hasCover else { return false }
        return subject.version == other.subject.version && other.numbers.allSatisfy { $0 > total }
            && sameBranch(as: other)
    }

    /// Whether it is the cover of `other`, which answers it, and miscounted or misses the version.
    func covers(_ other: PartCluster) -> Bool {
        guard isCoverOnly, !other.hasCover, sameBranch(as: other) else { return false }
        return subject.version == other.subject.version
            || (subject.total == other.subject.total && other.isComplete)
    }

    private func sameBranch(as other: PartCluster) -> Bool {
        BranchTags.branches(in: subject.tags) == BranchTags.branches(in: other.subject.tags)
    }
}
