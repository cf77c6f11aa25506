internal import MailFormat
internal import DigestReport
internal import PatchFormat
internal import PatchTracking

/// One part of a comparison as its page shows it.
struct ComparisonView: Sendable {
    var old: String
    var new: String
    var oldPath: String?
    var newPath: String?
    var title: String
    /// `changed`, `equal`, `added`, `dropped`.
    var kind: String
    var isChanged: Bool
    var isMoved: Bool
    var html: String

    /// - Parameter room: bytes of differences that the page still has room for.
    init(_ part: ComparedPart, list: Lists.List, room: inout Int) {
        func path(_ part: Part?) -> String? { part.map { list.path + PercentEncoding.encode($0.message.id) + "/" } }
        old = part.old?.label ?? "–"
        new = part.new?.label ?? "–"
        oldPath = path(part.old)
        newPath = path(part.new)
        title = PageMaker.subject((part.new ?? part.old)?.title ?? "")
        kind = Self.word(part.entry.kind)
        isChanged = part.entry.kind == .changed
        isMoved = part.entry.isMoved
        html = isChanged ? InterDiffHTML.render(part.entry, room: &room) : ""
    }

    /// `1 equal, 2 changed`.
    static func summary(_ parts: [ComparedPart]) -> String {
        let kinds: [RangeDiff.Entry.Kind] = [.equal, .changed, .added, .dropped]
        let words = kinds.compactMap { kind -> String? in
            let count = parts.count { $0.entry.kind == kind }
            return count > 0 ? "\(count) \(word(kind))" : nil
        }
        return words.isEmpty ? "nothing to compare" : words.joined(separator: ", ")
    }

    static func word(_ kind: RangeDiff.Entry.Kind) -> String {
        switch kind {
        case .equal: "equal"
        case .changed: "changed"
        case .dropped: "dropped"
        case .added: "added"
        }
    }
}
