/// What the subject of a mail on a patch list says: its tags and the title behind them.
///
///     let subject = PatchSubject(parsing: "Re: [RFC PATCH net-next v3.1 02/23] net: fix a leak")
///     subject.title     // "net: fix a leak"
///     subject.version   // 3, and versionMinor 1
///     subject.part      // 2 of subject.total 23
public struct PatchSubject: Sendable, Hashable {
    /// The subject without reply marks, list prefixes, tags and a version at its end; brackets that belong to the title stay.
    public var title: String
    /// Whether it began with `Re:`, `AW:` or another reply mark.
    public var isReply: Bool
    /// Whether it began with `Fwd:` or another forwarding mark.
    public var isForward: Bool
    /// Whether a tag says PATCH, or RFC together with a part number.
    public var isPatch: Bool
    /// Whether a tag says RFC.
    public var isRFC: Bool
    /// Whether a tag says RESEND or REPOST.
    public var isResend: Bool
    /// Whether a tag says GIT PULL or PULL.
    public var isPullRequest: Bool
    /// Whether it says that the patch was committed before it was posted: `[COMMITTED]`, `[PUSHED]`, with or without PATCH.
    public var isCommitted: Bool
    /// The version of the series, 1 where the subject says none.
    public var version: Int
    /// The number behind the point in `v3.1`.
    public var versionMinor: Int?
    /// Whether the subject names a version.
    public var hasVersion: Bool
    /// The number of this part, 0 for a cover letter; nil for a lone patch without numbers.
    public var part: Int?
    /// What is behind the point of a part that was put between two others, in thousandths: 500 for `2.5/4`.
    public var partFraction: Int?
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

    /// The subject of a cover letter that was sent without tags, as number 0 of `total` parts of `version`.
    ///
    /// A version at the end of its title, `v3` or `(v3)`, goes; it counts where it is higher than that of the parts.
    public func asCover(ofParts total: Int?, version: Int) -> PatchSubject {
        var cover = self
        cover.part = 0
        cover.total = total
        cover.version = version
        let words = title.split(separator: " ")
        if words.count > 1, let last = words.last {
            let name = last.trimmingParentheses
            if name.utf8.first == UInt8(ascii: "v"), let number = SubjectTags.number(Array(name.utf8.dropFirst())) {
                cover.title = words.dropLast().joined(separator: " ")
                if cover.title.hasSuffix(",") || cover.title.hasSuffix(":") { cover.title.removeLast() }
                cover.version = max(version, number)
            }
        }
        cover.hasVersion = cover.version > 1
        return cover
    }

    private init() {
        title = ""
        isReply = false
        isForward = false
        isPatch = false
        isRFC = false
        isResend = false
        isPullRequest = false
        isCommitted = false
        version = 1
        versionMinor = nil
        hasVersion = false
        part = nil
        partFraction = nil
        total = nil
        tags = []
        listPrefixes = []
    }

    /// Whether this is number 0 of a series.
    public var isCover: Bool { part == 0 && partFraction == nil }
}

extension Substring {
    /// Without one pair of parentheses or brackets around it.
    fileprivate var trimmingParentheses: Substring {
        hasPrefix("(") && hasSuffix(")") || hasPrefix("[") && hasSuffix("]") ? dropFirst().dropLast() : self
    }
}
