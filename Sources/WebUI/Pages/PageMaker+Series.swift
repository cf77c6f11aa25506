internal import DigestReport
internal import MailFormat
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

/// Changes in all their versions.
extension PageMaker {
    /// Parts of two versions that are compared at once.
    static let comparedParts = 1000
    /// Bytes of the mails of two versions that are compared.
    static let comparedMail = 16 << 20
    /// Bytes of differences on a page.
    static let comparedBytes = 8 << 20

    /// The newest series of a list.
    func seriesList(of list: Lists.List) async throws -> Page {
        struct Model {
            var name: String
            var postings: [SeriesRow]
            var older: String?
            var isEmpty: Bool
        }
        let found = try await store.newestSeries(in: list.archive?.id, after: try position(), limit: Self.pageLength)
        let rows = found.map { SeriesRow($0, list: list) }
        let older = next(list.path + "series/", after: found.last?.position, found.count)
        let model = Model(name: list.name, postings: rows, older: older, isEmpty: rows.isEmpty)
        return html("postings", model, frame("\(list.name): series", list, tab: "Series"))
    }

    /// A change: its versions side by side, and what is known of each.
    func series(_ id: String, in list: Lists.List) async throws -> Page {
        let (tracked, report) = try await report(on: id)
        let model = SeriesView(tracked, report, list: list, asked: id)
        return html("series", model, frame(SafeText.line(report.title), list, tab: "Series"))
    }

    /// What changed between two versions, part by part.
    func comparison(_ id: String, in list: Lists.List) async throws -> Page {
        let tracked = try await change(of: id)
        let (older, newer) = try versions(around: id, in: tracked.change)
        let entries = try await compare(older, newer)
        struct Link {
            var label: String
            var path: String
            var isCurrent: Bool
        }
        struct Model {
            var title: String
            var seriesPath: String
            var older: String
            var newer: String
            var summary: String
            var entries: [ComparisonView]
            var others: [Link]
        }
        let base = list.path + "series/\(PercentEncoding.encode(newer.id))/"
        let others = tracked.change.series.filter { $0.id != newer.id }.map { series in
            Link(
                label: VersionLabel.text(series), path: "\(base)diff/?from=\(PercentEncoding.encode(series.id))",
                isCurrent: series.id == older.id)
        }
        var room = Self.comparedBytes
        let model = Model(
            title: Self.subject(tracked.change.title), seriesPath: base, older: VersionLabel.text(older),
            newer: VersionLabel.text(newer), summary: ComparisonView.summary(entries),
            entries: entries.map { ComparisonView($0, list: list, room: &room) }, others: others)
        let title = "\(model.older)..\(model.newer) \(SafeText.line(tracked.change.title))"
        return html("comparison", model, frame(title, list, tab: "Series"))
    }

    /// A series as an mbox that `git am` takes: the version with the message, or the one that `?v=` names.
    func seriesMailbox(_ id: String, in list: Lists.List) async throws -> Page {
        let tracked = try await change(of: id)
        let versions = tracked.change.series.filter { !$0.parts.isEmpty }
        let own = versions.last { series in series.messages.contains { $0.id == id } }
        var chosen = own ?? tracked.change.current(by: tracked.standings)
        if target.query["v"] != nil {
            let version = try number("v", usual: 1, in: 0...10_000)
            let matching = versions.filter { $0.version == version }
            chosen = matching.last { tracked.standings.origin(of: $0.id).isOwn } ?? matching.last
        }
        guard let series = chosen else { throw PageError.notFound("There are no patches in that version.") }
        let mails = try await site.mails.bytes(of: series.parts.map(\.message.id), in: list.archive?.path).mapValues {
            bytes in
            let message = Message(parsing: bytes)
            return (message: message, mail: PatchMail(message))
        }
        let tags = tracked.tags(of: series)
        let mailbox = SeriesMailbox(series, tags: tags, standings: tracked.standings) { mails[$0.id] }
        guard mailbox.parts.count == series.parts.count, series.isComplete else {
            throw PageError.notFound("Parts of that version were never received.")
        }
        return Page(.mbox, mailbox.bytes, filename: "\(Self.filename(series.id)).mbx")
    }

    // MARK: Changes

    /// The change of a message, as everything says it that was received.
    func report(on id: String) async throws -> (tracked: TrackedChange, report: ChangeReport) {
        let tracked = try await change(of: id)
        let heads = try await store.messages(withIDs: tracked.change.series.map(\.id))
        let said = try await store.patches(heads.map(\.id))
        var changelogs: [String: String] = [:]
        for head in heads {
            guard let patch = said[head.id] else { continue }
            let text = head.kind == .cover ? patch.message : patch.notes
            changelogs[head.messageID] = Changelog.own(of: head.tags.version, in: text)
        }
        let rules = StateRules(now: try await store.newestMessage())
        return (tracked, ChangeReport(tracked, rules: rules, changelogs: changelogs))
    }

    func change(of id: String) async throws -> TrackedChange {
        guard let tracked = try await store.change(of: id, joined: site.configuration.choices.mailmap.joining) else {
            throw PageError.notFound("This server has no series with that message.")
        }
        return tracked
    }

    /// The version with a message, or the newest, and the one to compare it with: `?from=`, or the one before.
    func versions(around id: String, in change: Change) throws(PageError) -> (older: Series, newer: Series) {
        let newer = change.series.last { series in series.messages.contains { $0.id == id } } ?? change.newest
        if let from = target.query["from"] {
            guard let older = change.series.first(where: { $0.id == from }) else {
                throw .notFound("There is no such version to compare with.")
            }
            return (older, newer)
        }
        guard let older = VersionLabel.predecessor(of: newer, in: change) else {
            throw .notFound("It is the first version: there is nothing to compare it with.")
        }
        return (older, newer)
    }

    /// The parts of two versions, in pairs.
    func compare(_ older: Series, _ newer: Series) async throws -> [ComparedPart] {
        guard older.parts.count + newer.parts.count <= Self.comparedParts else {
            throw PageError.invalid(
                "The versions have more than \(Self.comparedParts) parts together, more than are compared at once.")
        }
        let ids = (older.parts + newer.parts).map(\.message.id)
        var mails: [String: PatchMail] = [:]
        var room = Self.comparedMail
        let deliveries = try await site.mails.deliveries(of: ids)
        for start in stride(from: 0, to: ids.count, by: Self.atOnce) {
            try Task.checkCancellation()
            let batch = Array(ids[start..<min(start + Self.atOnce, ids.count)])
            for (id, bytes) in try await site.mails.bytes(of: batch, at: deliveries) {
                room -= bytes.count
                guard room >= 0 else {
                    throw PageError.invalid(
                        "The versions have more than \(Self.comparedMail >> 20) MB, more than is compared at once.")
                }
                mails[id] = PatchMail(Message(parsing: bytes))
            }
        }
        let comparison = SeriesComparison(older: older, newer: newer) { [mails] message in
            guard let mail = mails[message.id]?.attached(message.attachment), let patch = mail.patch else { return nil }
            return RangeDiff.Commit(
                title: mail.title, author: mail.author?.description, message: patch.message, diff: patch.diff)
        }
        let entries = comparison.rangeDiff.entries
        try Task.checkCancellation()
        return entries.map { entry in
            let old = entry.old.flatMap { older.part(comparison.oldNumbers[$0]) }
            let new = entry.new.flatMap { newer.part(comparison.newNumbers[$0]) }
            return ComparedPart(entry: entry, old: old, new: new)
        }
    }
}

/// A part in two versions, or in one.
struct ComparedPart: Sendable {
    var entry: RangeDiff.Entry
    var old: Part?
    var new: Part?
}
