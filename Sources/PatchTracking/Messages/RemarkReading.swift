internal import PatchFormat

/// What the sentences of one mail say together.
///
/// A change that its writer needs no new version for, or makes on their own, is not asked for. Who takes their words back and asks
/// for something else in the same mail still asks.
struct RemarkReading {
    private var announces = false
    private var requests = false
    private var wantsChange = false
    private var excuses = false
    private var fate: ReplyRemark?
    /// Whether some paragraph comments on lines of the diff.
    var hasComment = false
    private var concedes = false

    /// Reads one more sentence, for what it may say, told by its bytes.
    mutating func add(_ sentence: Sentence, mayBeReply: Bool, mayNameVersion: Bool) {
        switch mayBeReply ? ReplySentence(sentence) : nil {
        case .excuses?:
            excuses = true
            return
        case .isDoneElsewhere?:
            fate = fate ?? .isDoneElsewhere
            return
        case .withdraws?:
            // "Please drop this patch." by a reviewer; "Please ignore this patch, I will send v2." by the author.
            fate = fate ?? .withdraws
            wantsChange = true
            if VersionSentence(sentence)?.remark == .announcesVersion { announces = true }
            return
        case .wantsChange?: wantsChange = true
        case .concedes?: concedes = true
        case nil: break
        }
        switch mayNameVersion ? VersionSentence(sentence)?.remark : nil {
        case .announcesVersion?: announces = true
        case .requestsVersion?: requests = true
        default: break
        }
    }

    /// The remark; `nil` for none.
    var remark: ReplyRemark? {
        let asks = requests && !excuses
        let wants = wantsChange && !excuses
        if let fate, !announces, !asks { return fate }
        if announces { return asks || wants ? .announcesAndRequestsVersion : .announcesVersion }
        if asks { return .requestsVersion }
        if wants { return .wantsChange }
        if concedes { return .concedes }
        return hasComment && !excuses ? .commentsOnDiff : nil
    }
}
