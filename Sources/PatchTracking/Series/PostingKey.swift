import MailFormat
import PatchFormat

/// What all parts of a series have in common in one thread.
struct PostingKey: Hashable {
    var sender: String
    var version: Int
    var versionMinor: Int?
    var total: Int?
    var isResend: Bool
    /// Stable branches by name: the same patches go to several of them in one thread.
    var branches: [String]

    init(_ message: TrackedMessage) {
        let subject = message.subject
        sender = Self.person(message.sender)
        version = subject.version
        versionMinor = subject.versionMinor
        total = subject.total
        isResend = subject.isResend
        branches = BranchTags.branches(in: subject.tags)
    }

    /// Whether two senders are one person: by full name or by address.
    static func isSamePerson(_ left: Mailbox?, _ right: Mailbox?) -> Bool {
        guard let left, let right else { return false }
        return person(left) == person(right) || left.address.lowercased() == right.address.lowercased()
    }

    /// Who sent it: by full name, since people post from several addresses, else by address.
    static func person(_ mailbox: Mailbox?) -> String {
        guard let mailbox else { return "" }
        var name = mailbox.name.lowercased()
        guard name.contains(" ") else { return mailbox.address.lowercased() }
        // "Amber, Ada" is what some companies' mail makes of Ada Amber.
        let halves = name.split(separator: ",")
        if halves.count == 2 { name = halves[1].drop { $0 == " " } + " " + halves[0] }
        return name
    }
}

/// Tags that name a stable branch: `6.12`, `6.12.y`, `AUTOSEL`, `stable`.
enum BranchTags {
    /// The branches among the tags, in lower case and alphabetical order; without `.y` and `linux-`.
    static func branches(in tags: [String]) -> [String] {
        var branches = Set<String>()
        // "5.10/5.15/6.1" names three.
        for tag in tags.flatMap({ $0.split(separator: "/").map(String.init) }) {
            var name = tag.lowercased()
            if ["autosel", "stable", "backport"].contains(name) {
                branches.insert(name)
                continue
            }
            if name.hasPrefix("linux-") { name.removeFirst(6) }
            if name.hasPrefix("stable-") { name.removeFirst(7) }
            if name.hasPrefix("v"), name.utf8.dropFirst().first.map({ $0 >= 0x30 && $0 <= 0x39 }) == true {
                name.removeFirst()
            }
            if name.hasSuffix(".y") { name.removeLast(2) }
            let isRelease =
                name.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } == true && name.contains(".")
                && name.utf8.allSatisfy {
                    ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
                }
            if isRelease { branches.insert(name) }
        }
        return branches.sorted()
    }
}
