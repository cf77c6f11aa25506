/// What the subject of a mail on a patch list says: its tags and the title behind them.
///
///     let subject = PatchSubject(parsing: "Re: [RFC PATCH net-next v3.1 02/23] net: fix a leak")
///     subject.title     // "net: fix a leak"
///     subject.version   // 3, and versionMinor 1
///     subject.part      // 2 of subject.total 23
public struct PatchSubject: Sendable, Hashable {
    /// The subject without reply marks, list prefixes and tags; brackets that belong to the title stay.
    public var title: String
    /// Whether it began with `Re:`, `AW:` or another reply mark.
    public var isReply: Bool
    /// Whether it began with `Fwd:` or another forwarding mark.
    public var isForward: Bool
    /// Whether a tag says PATCH, or RFC beside a part number.
    public var isPatch: Bool
    /// Whether a tag says RFC.
    public var isRFC: Bool
    /// Whether a tag says RESEND or REPOST.
    public var isResend: Bool
    /// Whether a tag says GIT PULL or PULL.
    public var isPullRequest: Bool
    /// The version of the series, 1 where the subject says none.
    public var version: Int
    /// The number behind the point in `v3.1`.
    public var versionMinor: Int?
    /// Whether the subject names a version.
    public var hasVersion: Bool
    /// The number of this part, 0 for a cover letter; nil for a lone patch without numbers.
    public var part: Int?
    /// How many parts the series has.
    public var total: Int?
    /// The other words of the patch tag in their order and case: trees and topics such as `net-next`, `6.12.y`, `kvm-unit-tests`.
    public var tags: [String]
    /// Bracketed prefixes that mailing lists put before it, such as `Linaro-mm-sig`.
    public var listPrefixes: [String]

    /// Reads a subject that is decoded and unfolded; any text gives a value.
    public init(parsing subject: String) {
        self.init()
        var subject = subject
        subject.withUTF8 { bytes in
            var parser = SubjectParser(bytes)
            parser.read(into: &self)
        }
    }

    private init() {
        title = ""
        isReply = false
        isForward = false
        isPatch = false
        isRFC = false
        isResend = false
        isPullRequest = false
        version = 1
        versionMinor = nil
        hasVersion = false
        part = nil
        total = nil
        tags = []
        listPrefixes = []
    }

    /// Whether it says that the patch was committed before it was posted: `[COMMITTED]`, `[PUSHED]`, with or without PATCH.
    public var isCommitted: Bool {
        tags.contains { SubjectTags.isCommitted($0) } || listPrefixes.contains { SubjectTags.isCommitted($0) }
    }

    /// Whether this is number 0 of a series.
    public var isCover: Bool { part == 0 }
}
