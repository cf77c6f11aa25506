internal import MailFormat
internal import DigestReport
internal import HTTPTypes
internal import PatchIndex
internal import PatchTracking

/// What a reader looks for.
extension PageMaker {
    /// Results on a page; public-inbox has as many.
    static let resultsLength = 200
    /// Bytes of a query; b4 asks for the patch-ids of all parts of a series in one.
    static let longestQuery = 12_000

    /// The results of a query, as a page, or as `?x=m` or `?x=A` ask as mails or feed.
    func search(_ query: String, in list: Lists.List) async throws -> Page {
        struct Model {
            var query: String
            var path: String
            var rows: [MessageRow]
            var count: String?
            var complaint: String?
            var isNewest: Bool
            var relevancePath: String
            var newestPath: String
            var older: String?
            var hasQuery: Bool
            var feed: String
            var isByTitle: Bool
        }
        guard query.utf8.count <= Self.longestQuery else {
            throw PageError.invalid("The query is longer than \(Self.longestQuery) bytes.")
        }
        let plain = query.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        // Of public-inbox: `o` is how many results to leave out; `r` asks for relevance.
        let offset = try number("o", usual: 0, in: 0...1_000_000)
        let order: SearchOrder = target.query["r"] == nil || target.query["r"] == "0" ? .date : .relevance
        if target.query["x"] == "m" { return try await mailbox(of: query, in: list) }
        var results = FoundMessages()
        var complaint: String?
        do {
            if !plain { results = try await self.results(of: query, in: list, order: order, offset: offset) }
        } catch PageError.invalidQuery(let text) {
            complaint = text
        }
        if target.query["x"] == "A" { return feed(of: query, results.messages, in: list) }
        let here = "\(list.path)?q=\(PercentEncoding.encode(query))"
        let more = results.total > offset + results.messages.count || results.isMore
        let model = Model(
            query: SafeText.line(query), path: list.path,
            rows: results.messages.map { MessageRow($0, path: path($0.messageID, in: list)) },
            count: plain || complaint != nil
                ? nil : Wording.count(results.total, "message") + (results.isMore ? " or more" : ""),
            complaint: complaint, isNewest: order == .date, relevancePath: here + "&r", newestPath: here,
            older: more && !results.messages.isEmpty
                ? here + "&o=\(offset + results.messages.count)" + (order == .relevance ? "&r" : "") : nil,
            hasQuery: !plain, feed: here + "&x=A", isByTitle: results.isByTitle)
        var frame = frame(plain ? "Search" : "\(model.query) - search", list)
        frame.query = model.query
        var page = html("search", model, frame)
        if complaint != nil { page.status = .badRequest }
        return page
    }

    /// The mails found, for b4 and others that ask with POST.
    private func mailbox(of query: String, in list: Lists.List) async throws -> Page {
        let results = try await self.results(of: query, in: list, order: .date, offset: 0)
        var ids = results.messages.map(\.messageID)
        guard !ids.isEmpty else { throw PageError.notFound("Nothing was found.") }
        if target.query["t"] != nil, target.query["t"] != "0" {
            // Whole threads are wanted.
            var seen: Set<String> = []
            var whole: [String] = []
            for id in ids where !seen.contains(id) {
                let thread = try await store.thread(of: id)?.thread.messageIDs ?? [id]
                for id in thread where seen.insert(id).inserted { whole.append(id) }
                if whole.count > Self.mailboxLength { break }
            }
            ids = whole
        }
        return try await mailbox(ids, in: Lists.all, order: ids)
    }

    /// Asks the search; what is wrong with the query is an error that the reader sees.
    func results(
        of query: String, in list: Lists.List, order: SearchOrder, offset: Int, limit: Int = resultsLength
    ) async throws -> FoundMessages {
        do {
            return try await site.search.results(
                of: query, in: list.archive, order: order, offset: offset, limit: limit, now: minute)
        } catch let complaint as SearchComplaint {
            throw PageError.invalidQuery(SafeText.lines(complaint.text))
        }
    }
}
