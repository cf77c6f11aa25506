internal import MailFormat
internal import PatchFormat
internal import PatchTracking

/// Finds the patches that fix what was reported.
///
/// A patch fixes a report when it links to one of the report's mails, when its trailers name the report to syzbot
/// (`Reported-by: syzbot+HASH@…`, `Closes: …?extid=HASH`), or when an answer names it (`#syz fix: TITLE`).
struct FixFinder {
    private let changes: [Change]
    private var byLink: [TrackedMessage.ID: [Int]] = [:]
    private var byTracker: [String: [Int]] = [:]
    /// Folded titles of series and parts, in order, with the index of their change.
    private let titles: [(title: String, change: Int)]

    /// Takes the changes to look among; the newest version of each counts.
    init(_ changes: [Change]) {
        self.changes = changes
        var titles: [(title: String, change: Int)] = []
        for (index, change) in changes.enumerated() {
            let newest = change.newest
            for link in Set(newest.messages.flatMap(\.linkedMessageIDs)) { byLink[link, default: []].append(index) }
            let trailers = newest.messages.flatMap(\.trailers)
            for id in Set(trailers.flatMap { BugReports.trackerIDs(in: $0.value) }) {
                byTracker[id, default: []].append(index)
            }
            let named = Set(([newest.title] + newest.parts.map(\.title)).map(Self.folded)).subtracting([""])
            titles += named.map { ($0, index) }
        }
        self.titles = titles.sorted { ($0.title, $0.change) < ($1.title, $1.change) }
    }

    /// The changes that fix what a thread reports, each once, and the answers that name a fix which is none of them.
    func fixes(of thread: [TrackedMessage]) -> (known: [Change], unknown: [TrackedMessage]) {
        var indices: [Int] = thread.flatMap { byLink[$0.id] ?? [] }
        let reporters = thread.filter { $0.automaton != nil }.compactMap(\.sender?.address)
        for id in reporters.flatMap(BugReports.trackerIDs) { indices += byTracker[id] ?? [] }
        var unknown: [TrackedMessage] = []
        var seenTitles: Set<String> = []
        for message in thread {
            guard let named = message.namedFix, seenTitles.insert(named).inserted else { continue }
            let known = self.indices(titled: named)
            indices += known
            if known.isEmpty { unknown.append(message) }
        }
        var seen: Set<Int> = []
        return (indices.filter { seen.insert($0).inserted }.map { changes[$0] }, unknown)
    }

    /// The changes with a series or part of this title; of a long title that was cut, with one that begins so.
    private func indices(titled named: String) -> [Int] {
        let wanted = Self.folded(named)
        guard !wanted.isEmpty else { return [] }
        let canBeCut = wanted.utf8.count >= Self.cutTitle
        var found: [Int] = []
        for entry in titles[titles.partitioningIndex { $0.title >= wanted }...] {
            guard entry.title == wanted || canBeCut && entry.title.hasPrefix(wanted) else { break }
            found.append(entry.change)
        }
        return found
    }

    /// From this length on a title may have been cut by a mail program that wraps lines.
    private static let cutTitle = 50

    private static func folded(_ title: String) -> String {
        var words = title.lowercased().split(separator: " ").joined(separator: " ")
        if words.hasSuffix(".") { words.removeLast() }
        return words
    }
}

extension Array {
    /// The first index whose element belongs to the second part of an array that is divided in two.
    fileprivate func partitioningIndex(where isSecond: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isSecond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
