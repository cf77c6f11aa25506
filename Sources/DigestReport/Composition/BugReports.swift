internal import PatchFormat
internal import PatchTracking

/// Tells reports of faults from other talk.
enum BugReports {
    /// Programs that send such reports, by the beginning of their names.
    private static let reporters = ["syzbot", "kernel test robot", "sashiko", "regzbot"]
    /// Words with which titles of such reports begin.
    private static let openings = ["[bug", "[syzbot", "[regression", "bug:", "regression:", "[bugzilla"]

    static func isReport(_ message: TrackedMessage) -> Bool {
        guard message.ancestors.isEmpty else { return false }
        if let automaton = message.automaton?.lowercased(), reporters.contains(where: automaton.hasPrefix) {
            return true
        }
        let title = (message.subject.tags.map { "[\($0)" } + [message.title]).map { $0.lowercased() }
        return title.contains { text in openings.contains(where: text.hasPrefix) }
    }

    /// The names under which syzbot knows the reports that a text is about: the hexadecimal digits in
    /// `syzbot+DIGITS@syzkaller.appspotmail.com` and `https://syzkaller.appspot.com/bug?extid=DIGITS`.
    static func trackerIDs(in text: String) -> [String] {
        guard text.utf8.count <= longestTrailer else { return [] }
        return ["syzbot+", "extid="].flatMap { sign in
            text.ranges(of: sign).compactMap { range in
                let digits = text[range.upperBound...].prefix { $0.isHexDigit }
                return digits.count >= fewestDigits ? digits.lowercased() : nil
            }
        }
    }

    private static let longestTrailer = 1_000
    private static let fewestDigits = 4

    /// Whether a conversation is about something that worked before.
    static func isRegression(_ messages: [TrackedMessage]) -> Bool {
        messages.contains { message in
            if message.remark == .tracksRegression { return true }
            let words = (message.subject.tags + [message.title]).map { $0.lowercased() }
            return words.contains { $0.hasPrefix("regression") }
        }
    }
}
