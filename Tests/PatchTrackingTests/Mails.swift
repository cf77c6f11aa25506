import MailFormat
import PatchFormat
import PatchTracking
import Testing

/// Invented people, so that a table can say `by: .ada`.
enum Person: String {
    case ada = "Ada Amber"
    case adaAtWork = "Amber, Ada"
    case bob = "Bob Birch"
    case cem = "Cem Cedar"
    case robot = "test robot"

    var mailbox: Mailbox {
        Mailbox(
            name: rawValue, address: rawValue.lowercased().split(separator: " ").joined(separator: ".") + "@example.org"
        )
    }
}

/// A mail in one line: what the subject does not say, the arguments do.
///
/// `at` counts minutes.
func mail(
    _ id: String, _ subject: String, by sender: Person = .ada, at minutes: Int64 = 0, to ancestors: String...,
    author: Person? = nil, patch: Int? = nil, files: [String] = ["drivers/amber.c"], links: [String] = [],
    changeID: String? = nil, carries: [String] = [], gives: [String] = [], withdraws: [String] = [],
    applied: ApplicationNotice? = nil, remark: ReplyRemark? = nil, title: String? = nil
) -> TrackedMessage {
    let read = PatchSubject(parsing: subject)
    let kind: PatchMail.Kind
    if read.isReply {
        kind = applied == nil ? .reply : .notice
    } else if read.isPullRequest, read.part == nil {
        kind = .pullRequest
    } else if read.isPatch || read.isRFC || read.isPullRequest {
        kind = read.part == 0 ? .cover : .patch
    } else {
        kind = .other
    }
    return TrackedMessage(
        id: id, kind: kind, subject: read, title: title, sender: sender.mailbox, author: (author ?? sender).mailbox,
        receivedAt: 1_700_000_000 + minutes * 60, ancestors: ancestors, linkedMessageIDs: links,
        patchID: patch.map { patchID($0) }, changeID: changeID, files: kind == .patch ? files : [],
        trailers: carries.map { trailer($0) },
        givenTags: gives.map { trailer($0) } + withdraws.map { trailer($0, isWithdrawn: true) }, notice: applied,
        automaton: sender == .robot ? "test robot" : nil, remark: remark, hasDiff: kind == .patch)
}

/// A cover and its parts, `<id>.0` to `<id>.n`, each part an answer to the cover; one minute apart.
func posting(
    _ id: String, _ tag: String, _ title: String, parts: [String], by sender: Person = .ada, at minutes: Int64 = 0,
    to ancestors: String..., patches: [Int?] = [], files: [String] = ["drivers/amber.c"], links: [String] = [],
    changeID: String? = nil
) -> [TrackedMessage] {
    var cover = mail(
        "\(id).0", "[\(tag) 0/\(parts.count)] \(title)", by: sender, at: minutes, links: links, changeID: changeID)
    cover.ancestors = ancestors
    return [cover]
        + parts.enumerated().map { index, part in
            let patch = index < patches.count ? patches[index] : nil
            return mail(
                "\(id).\(index + 1)", "[\(tag) \(index + 1)/\(parts.count)] \(part)", by: sender,
                at: minutes + Int64(index) + 1, to: "\(id).0", patch: patch, files: files)
        }
}

func trailer(_ line: String, isWithdrawn: Bool = false) -> Trailer {
    let colon = line.firstIndex(of: ":")!
    return Trailer(
        key: String(line[..<colon]), value: String(line[colon...].dropFirst(2)), isWithdrawn: isWithdrawn)
}

func patchID(_ number: Int) -> PatchID {
    PatchID(bytes: (0..<20).map { UInt8(truncatingIfNeeded: number >> ($0 % 4 * 8)) })!
}

/// A notice as `b4 ty` writes it.
func thanks(_ entries: ApplicationNotice.Entry...) -> ApplicationNotice {
    ApplicationNotice(tree: "amber/linux.git", branch: "next", entries: entries, isMachineWritten: true)
}

/// "Applied, thanks!" by hand.
let appliedByHand = ApplicationNotice(tree: nil, branch: nil, entries: [], isMachineWritten: false)

/// A table's row: a named situation, its mails and what is to come out.
struct Situation: CustomTestStringConvertible {
    var name: String
    var messages: [TrackedMessage]
    var expected: [String]

    init(_ name: String, _ messages: [TrackedMessage], _ expected: String...) {
        self.name = name
        self.messages = messages
        self.expected = expected
    }

    var testDescription: String { name }
}

/// A notice in a person's words that names no parts.
func byHand(
    _ scope: ApplicationNotice.Scope, except: [Int] = [], isWithdrawal: Bool = false
) -> ApplicationNotice {
    ApplicationNotice(
        tree: nil, branch: nil, entries: [], isMachineWritten: false, scope: scope, exceptions: except,
        isWithdrawal: isWithdrawal)
}

extension TrackedMessage {
    /// The same, sent by somebody who means all parts in answer to the first.
    var forAllParts: TrackedMessage {
        var message = self
        message.speaksForAllParts = true
        return message
    }

    /// The same, sent by somebody who takes patches of others.
    var fromCommitter: TrackedMessage {
        var message = self
        message.isFromCommitter = true
        return message
    }
}
