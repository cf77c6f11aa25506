internal import TextIndex

/// Where a term of a query looks, by the prefix that people write: those of public-inbox, and ours behind them.
public enum SearchField: String, Sendable, Hashable, CaseIterable {
    /// Subject, text, diff, and who sent it.
    case any = ""
    case subject = "s"
    case from = "f"
    case to = "t"
    case cc = "c"
    case toOrCc = "tc"
    case anybody = "a"
    case anybodyToo = "tcf"
    case body = "b"
    case bodyOrSubject = "bs"
    case unquoted = "nq"
    case quoted = "q"
    case messageID = "m"
    case wholeMessageID = "mid"
    case list = "l"
    case wholeList = "lid"
    /// The day of Date, in UTC.
    case day = "d"
    /// The time of Date, in UTC.
    case time = "dt"
    /// When it was received.
    case received = "rt"
    case file = "dfn"
    case removed = "dfa"
    case added = "dfb"
    case hunkHeader = "dfhh"
    case context = "dfctx"
    case blobBefore = "dfpre"
    case blobAfter = "dfpost"
    case blob = "dfblob"
    case patchID = "patchid"
    case changeID = "changeid"
    /// The state of the series that it is a part of.
    case state
    /// The version of the series that it is a part of.
    case version
    /// Where its author works.
    case organisation = "org"
    /// A trailer that it carries or gives.
    case tag
    /// The series that it is a part of.
    case series
    /// What kind of mail it is.
    case kind = "is"

    /// Characters of the longest prefix, without its colon.
    static let longestName = allCases.map(\.rawValue.count).max() ?? 0

    /// Whether several terms of this field side by side are alternatives, since no mail has two of them.
    var isSingular: Bool {
        switch self {
        case .wholeMessageID, .wholeList, .patchID, .changeID, .state, .version, .kind: true
        default: false
        }
    }

    /// Where the words that this field looks into stand, as the index keeps them; empty for what has tables of its own.
    var words: WordField {
        switch self {
        case .any: [.subject, .prose, .quoted, .diff]
        case .subject: .subject
        case .to: .to
        case .cc: .cc
        case .toOrCc, .anybody, .anybodyToo: [.to, .cc]
        case .body: [.prose, .quoted, .diff]
        case .bodyOrSubject: [.subject, .prose, .quoted, .diff]
        case .unquoted: [.prose, .diff]
        case .quoted: .quoted
        case .removed: .removed
        case .added: .added
        case .hunkHeader, .context, .blobBefore, .blobAfter, .blob: .context
        default: []
        }
    }
}
