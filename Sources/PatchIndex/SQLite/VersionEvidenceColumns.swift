internal import PatchTracking

/// Evidence for a version, as columns of `version_link`.
struct VersionEvidenceColumns {
    var evidence: Int64
    var source: String?
    var target: String?
    var amount: Int?
    var whole: Int?

    init(_ found: VersionEvidence) {
        evidence = Int64(found.rank)
        switch found {
        case .changeID(let id): source = id
        case .changelogLink(let from, let to), .replyChain(let from, let to): (source, target) = (from, to)
        case .patchIDs(let shared, let of): (amount, whole) = (shared, of)
        case .titleAndFiles(let similarity, let sharedFiles): (amount, whole) = (similarity, sharedFiles)
        }
    }

    init(evidence: Int64, source: String?, target: String?, amount: Int?, whole: Int?) {
        self.evidence = evidence
        self.source = source
        self.target = target
        self.amount = amount
        self.whole = whole
    }

    /// The evidence in the columns.
    var value: VersionEvidence? {
        switch evidence {
        case 0: .changeID(source ?? "")
        case 1: .changelogLink(from: source ?? "", to: target ?? "")
        case 2: .replyChain(from: source ?? "", to: target ?? "")
        case 3: .patchIDs(shared: amount ?? 0, of: whole ?? 0)
        case 4: .titleAndFiles(similarity: amount ?? 0, sharedFiles: whole ?? 0)
        default: nil
        }
    }
}
