internal import MailFormat
internal import DigestReport
internal import MailArchive
internal import PatchIndex

/// What happened in a period of time.
extension PageMaker {
    /// Messages that a digest is of at most; so many take some 250 MB.
    static let digestLength = 30_000
    /// Digests of more messages are made one at a time.
    static let largeDigest = 5_000

    /// The weeks and months before a list's newest message, as links.
    func digests(of list: Lists.List) async throws -> Page {
        struct Link {
            var name: String
            var path: String
            var days: String
        }
        struct Model {
            var name: String
            var path: String
            var weeks: [Link]
            var months: [Link]
            var newest: String
            var isEmpty: Bool
        }
        let newest = try await store.newestMessages(in: list.archive?.id, limit: 1).first?.received
        func link(_ period: Period) -> Link {
            let days =
                "\(CivilDay(number: Int64(period.first)).text) to \(CivilDay(number: Int64(period.end - 1)).text)"
            return Link(name: period.name, path: "\(list.path)digest/\(period.name)/", days: days)
        }
        var weeks: [Period] = []
        var months: [Period] = []
        if let newest {
            weeks = (0..<12).map { Period.week(of: max(0, newest - Int64($0) * 7 * 86_400)) }
            months = [Period.month(of: newest)]
            while months.count < 12, let last = months.last, last.first > 0 {
                months.append(Period.month(of: last.since - 1))
            }
        }
        let model = Model(
            name: list.name, path: "\(list.path)digest/", weeks: weeks.map(link), months: months.map(link),
            newest: newest.map { Moment($0).day } ?? "", isEmpty: newest == nil)
        return html("digests", model, frame("\(list.name): digests", list, tab: "Digests"))
    }

    /// The digest of a period.
    func digest(_ name: String, of list: Lists.List) async throws -> Page {
        struct Model {
            var body: String
            var jsonPath: String
            var previous: String?
            var previousName: String?
            var next: String?
            var nextName: String?
        }
        let (digest, listing) = try await composed(name, of: list)
        let here = "\(list.path)digest/\(PercentEncoding.encode(name))/"
        let (path, names) = (list.path, Set(listing.lists.keys))
        let links = DigestLinks(
            message: { HTMLLink("\(path)\(PercentEncoding.encode($0))/") },
            list: { name in
                names.contains(name) ? HTMLLink("\(here)messages/?of=\(PercentEncoding.encode(name))") : nil
            })
        let body = HTMLDigestBody(links: links).render(digest)
        let neighbours = try await neighbours(of: name, in: list)
        func address(_ period: Period?) -> String? { period.map { "\(list.path)digest/\($0.name)/" } }
        let model = Model(
            body: body,
            jsonPath: "/api/v1/lists/\(PercentEncoding.encode(list.name))/digests/\(PercentEncoding.encode(name))",
            previous: address(neighbours.previous), previousName: neighbours.previous?.name,
            next: address(neighbours.next), nextName: neighbours.next?.name)
        var frame = frame("\(list.name): digest \(SafeText.line(name))", list, tab: "Digests")
        frame.digestStyle = site.assets.path("digest.css")
        return html("digest", model, frame)
    }

    /// The periods before and after one, as far as the list has messages there or further on: nobody who follows the links goes
    /// on for ever.
    private func neighbours(of name: String, in list: Lists.List) async throws -> (previous: Period?, next: Period?) {
        guard let (previous, next) = Period(name)?.neighbours else { return (nil, nil) }
        let archives = list.archive.map { [$0] } ?? snapshot.lists.lists.compactMap(\.archive)
        var oldest: Int64?
        for archive in archives {
            guard let first = try await store.oldestMessage(of: archive.id) else { continue }
            oldest = min(oldest ?? first, first)
        }
        let newest = try await store.newestMessages(in: list.archive?.id, limit: 1).first?.received
        guard let oldest, let newest else { return (nil, nil) }
        return (previous.flatMap { $0.until >= oldest ? $0 : nil }, next.flatMap { $0.since <= newest ? $0 : nil })
    }

    /// The messages behind a number of a digest.
    func digestMessages(_ name: String, of list: Lists.List) async throws -> Page {
        let (_, listing) = try await composed(name, of: list)
        let wanted = target.query["of"] ?? "messages"
        guard let entries = listing.lists[wanted] else { throw PageError.notFound("The digest has no such number.") }
        let shown = entries.prefix(MessagesModel.longest)
        let rows = shown.map { entry in
            MessageRow(
                path: path(entry.messageID, in: list), subject: Self.subject(entry.subject),
                sender: Wording.name(in: entry.sender), date: entry.received.day)
        }
        let model = MessagesModel(
            heading: SafeText.line(wanted), count: Wording.count(entries.count, "message"),
            back: "\(list.path)digest/\(PercentEncoding.encode(name))/", backLabel: "the digest", rows: rows,
            more: shown.count < entries.count ? "The first 1,000 are shown; `tidings digest --list` has all." : nil)
        return html("messages", model, frame("\(list.name): \(model.heading) in \(name)", list, tab: "Digests"))
    }

    /// The digest of what an address names: a period, or a range of the archive's commits.
    func composed(_ name: String, of list: Lists.List) async throws -> (Digest, DigestListing) {
        var scope: DigestScope
        if let period = Period(name) {
            var days = ArchiveRange(spans: nil, since: period.since, until: period.until)
            days.startLabel = period.name.contains("..") ? CivilDay(number: Int64(period.first)).text : nil
            days.endLabel = period.name.contains("..") ? CivilDay(number: Int64(period.end - 1)).text : nil
            let archives = list.archive.map { [$0] } ?? snapshot.lists.lists.compactMap(\.archive)
            guard !archives.isEmpty else { throw PageError.notFound("This server has no list yet.") }
            scope = DigestScope(archives.map { DigestScope.ArchivePeriod(archive: $0, range: days) })
            scope.listName = list.name
        } else {
            let archive = try archive(of: list)
            scope = DigestScope(archive, range: try await commits(name, of: archive))
        }
        scope.choices = site.configuration.choices
        let count = try await count(of: scope)
        guard count <= Self.digestLength else {
            throw PageError.invalid(
                "There are more than \(Self.digestLength.grouped) messages, more than a page is made of; ask for less, or use `tidings digest`."
            )
        }
        guard count > Self.largeDigest else { return try await DigestComposer(store: store).compose(scope) }
        // Two of them might take more memory than there is.
        return try await site.large.run(for: "") { [store, scope] in
            try await DigestComposer(store: store).compose(scope)
        }
    }

    /// How many messages a digest is of, counted until there are too many.
    private func count(of scope: DigestScope) async throws -> Int {
        var count = 0
        for period in scope.periods where count <= Self.digestLength {
            count += try await store.count(
                of: MessageSelection(
                    archive: period.archive.id, spans: period.range.spans, since: period.range.since,
                    until: period.range.until), upTo: Self.digestLength + 1)
        }
        return count
    }

    private func commits(_ name: String, of archive: IndexedArchive) async throws -> ArchiveRange {
        let isRange = name.utf8.count <= 200 && name.contains("..") && !name.hasPrefix("-") && !name.contains("..-")
        let isPlain = name.utf8.allSatisfy { $0.isASCIIAlphanumeric || "._-:".utf8.contains($0) }
        guard isRange, isPlain else {
            throw PageError.notFound(
                "A digest is of a day (2026-02-16), a week (2026-W07), a month (2026-02), a year (2026), days (2026-02-01..2026-02-14, at most \(Period.longest)) or commits of the archive (A..B)."
            )
        }
        do {
            return try await Archive(at: archive.path).resolve(
                RangeExpression(revisions: name), cursors: try await store.cursors(of: archive))
        } catch let error as ArchiveError {
            throw PageError.notFound(Self.withoutPath(error, archive))
        }
    }

    /// What is wrong with a range, without telling strangers where archives are.
    private static func withoutPath(_ error: ArchiveError, _ archive: IndexedArchive) -> String {
        switch error {
        case .unknownCommit, .invalidRange, .ambiguousCommit:
            error.description.replacing(archive.path, with: archive.name)
        default: "The range could not be read."
        }
    }
}
