import MailFormat
import PatchFormat

/// When mails with different positions or tags in one thread are of one posting all the same.
extension PartCluster {
    private var lastReceivedAt: Int64 { mails[mails.count - 1].message.receivedAt }

    /// Whether `other`, with the same key and received later, belongs to it.
    func takesSibling(_ other: PartCluster, within gap: Int64) -> Bool {
        guard hasRoom(for: other) else { return false }
        if isDisjoint(with: other) { return other.first.receivedAt - lastReceivedAt <= gap }
        return true
    }

    /// Whether `other`, which is below it and may be of another sender, takes numbers of it that are vacant.
    ///
    /// The thread decides: a colleague sends some of the parts, the cover comes from another address, or says the version or
    /// the stable branch that its parts leave out.
    func hasVacancy(for other: PartCluster) -> Bool {
        guard let total, total == other.total, !isLone, !other.hasCover, other.numbers.allSatisfy({ $0 <= total }),
            isDisjoint(with: other), subject.versionMinor == other.subject.versionMinor,
            subject.isResend == other.subject.isResend || isCoverOnly
        else { return false }
        let hasCoverOfOtherVersion =
            hasCover && !other.subject.hasVersion && summary.partsWithVersion == 0
        let isSameVersion = subject.version == other.subject.version || hasCoverOfOtherVersion
        return isSameVersion && fitsBranch(of: other)
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

    /// Whether `other`, which answers it, continues where it ends: 4/4 after 1/3, 2/3, 3/3.
    func grows(by other: PartCluster) -> Bool {
        guard let total, let grown = other.total, grown > total, !other.hasCover else { return false }
        return subject.version == other.subject.version && other.numbers.allSatisfy { $0 > total }
            && sameBranch(as: other) && isOfSameSender(other)
    }

    /// Whether it is the cover of `other`, which answers it, and miscounted or misses the version.
    func covers(_ other: PartCluster) -> Bool {
        guard isCoverOnly, !other.hasCover, sameBranch(as: other) else { return false }
        return subject.version == other.subject.version
            || (subject.total == other.subject.total && other.isComplete)
    }

    /// Whether `other` is a part `2.5/4` that was put between two of its parts.
    func takesInserted(_ other: PartCluster) -> Bool {
        guard other.isInserted, !isLone, !isInserted else { return false }
        return subject.version == other.subject.version && subject.total == other.subject.total && fitsBranch(of: other)
            && isOfSameSender(other)
    }

    /// Whether the address that sent `other` is one that its own cover letter or first part names as its sender's or author's.
    ///
    /// A name is not enough, nor the thread: what is put into a series is given as part of it.
    private func isOfSameSender(_ other: PartCluster) -> Bool {
        guard let address = other.first.sender?.address.lowercased() else { return false }
        let head = mails.first { $0.number == 0 }?.message ?? first
        if [head.sender, head.author, head.replyTo].contains(where: { $0?.address.lowercased() == address }) {
            return true
        }
        return head.trailers.contains {
            $0.key.lowercased() == "signed-off-by" && $0.mailbox?.address.lowercased() == address
                && PostingKey.person($0.mailbox) == PostingKey.person(head.sender)
        }
    }

    /// Whether one of the two is nothing but the cover of the other, posted once more under the same subject.
    func repeatsCover(of other: PartCluster) -> Bool {
        guard let mine = cover, let theirs = other.cover, isCoverOnly || other.isCoverOnly, !isLone, !other.isLone
        else {
            return false
        }
        let (left, right) = (mine.subject, theirs.subject)
        return left.version == right.version && left.versionMinor == right.versionMinor && left.total == right.total
            && left.isRFC == right.isRFC && left.isResend == right.isResend && left.tags == right.tags
            && Title(mine.title) == Title(theirs.title) && PostingKey.isSamePerson(mine.sender, theirs.sender)
    }

    private func sameBranch(as other: PartCluster) -> Bool {
        BranchTags.branches(in: subject.tags) == BranchTags.branches(in: other.subject.tags)
    }

    /// Whether both are for the same stable branches, as far as both name some.
    private func fitsBranch(of other: PartCluster) -> Bool {
        let (mine, theirs) = (BranchTags.branches(in: subject.tags), BranchTags.branches(in: other.subject.tags))
        return mine == theirs || mine.isEmpty || theirs.isEmpty
    }
}
