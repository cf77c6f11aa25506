/// Why two series are versions of one change.
public struct VersionLink: Sendable, Equatable {
    /// The older series.
    public var older: Series.ID
    /// The newer series.
    public var newer: Series.ID
    /// What ties them, strongest first; never empty.
    public var evidence: [VersionEvidence]
    /// How far all of it together can be believed.
    public var strength: Strength

    /// How far the evidence for a link can be believed, strongest case first.
    ///
    /// Links are taken in this order, those of one strength nearest first, so that nothing weak is before something strong.
    public enum Strength: Int, Sendable, Comparable, CaseIterable {
        /// Both name one change-id.
        case sameChangeID
        /// The next version by the same author, under the same title, with something in common, within 200 days.
        case nextVersion
        /// The newer one names the older one, and the rest fits.
        case named
        /// The newer one answers the older one, and the rest fits.
        case answered
        /// The next version by the same author, under the same title, within 200 days, with nothing else in common.
        case nextTitle
        /// The same version by the same author, under the same title, posted once more.
        case repeated
        /// Patches of the same author that are the same in both.
        case samePatches
        /// Another version by the same author, under the same title, with files in common.
        case sameTitle
        /// Something that the same author posted, with a title, parts or files that are alike.
        case alike
        /// Something that another author posted.
        case ofAnotherAuthor

        /// Whether the left one is the stronger one.
        public static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
    }

    /// Makes a link; how strong it is matters only where groups are made of it.
    public init(older: Series.ID, newer: Series.ID, evidence: [VersionEvidence], strength: Strength = .alike) {
        self.older = older
        self.newer = newer
        self.evidence = evidence
        self.strength = strength
    }
}

/// One reason to take two series for versions of one change, in the order in which a page shows them.
public enum VersionEvidence: Sendable, Hashable {
    /// Both name this `change-id`.
    case changeID(String)
    /// `from`, a message of the newer series, links to `to`, one of the older, or says to supersede it.
    case changelogLink(from: TrackedMessage.ID, to: TrackedMessage.ID)
    /// `from`, the head of the newer series, was sent as an answer to `to`, one of the older or an answer to it.
    case replyChain(from: TrackedMessage.ID, to: TrackedMessage.ID)
    /// This many parts are the same patch; the smaller of both series has `of`.
    case patchIDs(shared: Int, of: Int)
    /// Same author, title alike (in percent), and this many files in common.
    case titleAndFiles(similarity: Int, sharedFiles: Int)

    /// 0 for the kind that is shown first.
    public var rank: Int {
        switch self {
        case .changeID: 0
        case .changelogLink: 1
        case .replyChain: 2
        case .patchIDs: 3
        case .titleAndFiles: 4
        }
    }
}
