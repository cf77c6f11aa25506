internal import DigestReport
internal import MailFormat
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

/// The JSON API: `/api/v1/…`.
extension PageMaker {
    /// The answer to what is behind `/api/v1/`.
    func api(_ parts: [String]) async throws -> Page {
        switch (parts.first ?? "", parts.count) {
        case ("openapi.json", 1): return Page(.json, Resources.file("openapi.json"))
        case ("lists", 1): return json(try await apiLists())
        case ("lists", 3):
            let list = try self.list(parts[1])
            switch parts[2] {
            case "threads": return json(try await apiThreads(of: list))
            case "series": return json(try await apiSeriesPage(of: list))
            case "people": return json(try await apiPeople(of: list))
            case "organisations": return json(try await apiOrganisations(of: list))
            default: break
            }
        case ("lists", 4) where parts[2] == "digests":
            let (digest, _) = try await composed(parts[3], of: try list(parts[1]))
            return Page(.json, JSONRenderer().render(digest))
        case ("lists", 4) where parts[2] == "people":
            return json(try await apiPerson(parts[3], of: try list(parts[1])))
        case ("lists", 4) where parts[2] == "organisations":
            return json(try await apiOrganisation(parts[3], of: try list(parts[1])))
        case ("messages", 2): return json(try await apiMessage(parts[1]))
        case ("threads", 2):
            guard let found = try await store.thread(of: parts[1]), found.messages[parts[1]] != nil else {
                throw Self.unknown
            }
            return json(ThreadReport(found, subjects: try await store.subjects(of: found.thread.messageIDs)))
        case ("series", 2): return json(try await report(on: parts[1]).report)
        case ("series", 3) where parts[2] == "diff": return json(try await apiComparison(parts[1]))
        case ("search", 1): return json(try await apiSearch())
        default: break
        }
        throw PageError.notFound("The API has no such address; /api/v1/openapi.json tells which there are.")
    }

    private func json(_ value: some Encodable) -> Page { Page(.json, JSONText.encode(value)) }

    private func apiLists() async throws -> APIDocuments.Lists {
        let summaries = try await store.archiveSummaries()
        let lists = snapshot.lists.lists.compactMap { list -> APIDocuments.List? in
            guard let summary = summaries.first(where: { $0.archive.id == list.archive?.id }) else { return nil }
            return APIDocuments.List(
                name: list.name, address: summary.archive.address, messages: summary.messages, series: summary.series,
                newest: summary.newest.map { Moment($0).iso8601 })
        }
        return APIDocuments.Lists(lists: lists)
    }

    private func apiThreads(of list: Lists.List) async throws -> APIDocuments.Threads {
        let limit = try number("limit", usual: Self.pageLength, in: 1...200)
        let found = try await store.threads(in: list.archive?.id, after: try position(), limit: limit)
        return APIDocuments.Threads(
            threads: found.map { thread in
                APIDocuments.Thread(
                    messageId: thread.first.messageID, subject: thread.first.subject,
                    starter: thread.first.sender?.description ?? "", messages: thread.messages, people: thread.people,
                    newest: Moment(thread.newest).iso8601)
            }, next: found.count == limit ? found.last?.position : nil)
    }

    private func apiSeriesPage(of list: Lists.List) async throws -> APIDocuments.SeriesPage {
        let limit = try number("limit", usual: Self.pageLength, in: 1...200)
        let found = try await store.newestSeries(in: list.archive?.id, after: try position(), limit: limit)
        return APIDocuments.SeriesPage(
            series: found.map(APIDocuments.SeriesEntry.init),
            next: found.count == limit ? found.last?.position : nil)
    }

    private func apiMessage(_ id: String) async throws -> APIDocuments.Message {
        guard let known = try await store.messages(withIDs: [id]).first,
            let bytes = try await site.mails.bytes(of: [id])[id]
        else { throw Self.unknown }
        let archives = Set(try await store.deliveries(of: [id])[id]?.map(\.archive) ?? [])
        let message = Message(parsing: bytes)
        return APIDocuments.Message(
            messageId: id, subject: known.subject, sender: known.sender?.description ?? "",
            to: message.to.map(\.description), cc: message.cc.map(\.description), sent: known.sent?.iso8601(),
            received: Moment(known.received).iso8601, kind: known.kind.rawValue, inReplyTo: known.parent,
            lists: snapshot.lists.lists.filter { $0.archive.map { archives.contains($0.path) } ?? false }.map(\.name),
            text: String(decoding: message.text, as: UTF8.self),
            files: MailPart.files(of: message.root).map { APIDocuments.File($0, of: path(id, in: Lists.all)) })
    }

    private func apiSearch() async throws -> APIDocuments.Results {
        guard let query = target.query["q"], query.utf8.count <= Self.longestQuery, !query.allSatisfy(\.isWhitespace)
        else {
            throw PageError.invalid("'q' takes a query of 1 to \(Self.longestQuery) bytes.")
        }
        let list = try target.query["list"].map { name throws(PageError) in try self.list(name) } ?? Lists.all
        let order: SearchOrder
        switch target.query["order"] {
        case nil, "newest": order = .date
        case "relevance": order = .relevance
        default: throw PageError.invalid("'order' takes newest or relevance.")
        }
        let offset = try number("offset", usual: 0, in: 0...1_000_000)
        let limit = try number("limit", usual: Self.pageLength, in: 1...200)
        let results = try await self.results(of: query, in: list, order: order, offset: offset, limit: limit)
        return APIDocuments.Results(
            total: results.total, isMore: results.isMore,
            messages: results.messages.map { message in
                APIDocuments.Result(
                    messageId: message.messageID, subject: message.subject, sender: message.sender?.description ?? "",
                    received: Moment(message.received).iso8601, kind: message.kind.rawValue)
            })
    }

    private func apiComparison(_ id: String) async throws -> APIDocuments.Comparison {
        let tracked = try await change(of: id)
        let (older, newer) = try versions(around: id, in: tracked.change)
        let pairs = try await compare(older, newer).map { part in
            let lines = part.entry.hunks.flatMap { hunk in
                ["@@ " + String(decoding: hunk.section, as: UTF8.self)]
                    + hunk.lines.map { String(decoding: $0.line, as: UTF8.self) }
            }
            return APIDocuments.Pair(
                kind: ComparisonView.word(part.entry.kind), old: part.old?.number, new: part.new?.number,
                title: (part.new ?? part.old)?.title ?? "", isMoved: part.entry.isMoved,
                diff: lines.joined(separator: "\n"))
        }
        return APIDocuments.Comparison(older: older.id, newer: newer.id, parts: pairs)
    }
}
