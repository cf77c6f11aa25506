internal import MailFormat
internal import DigestReport
internal import PatchIndex

/// Makes the pages of one snapshot of the index; each extension makes one kind of page.
struct PageMaker: Sendable {
    let site: Site
    let snapshot: IndexWatch.Snapshot
    let target: RequestTarget
    /// What is now for queries such as `d:yesterday..`: the beginning of a minute, in seconds since 1970 UTC.
    let minute: Int64

    var store: any IndexStore { site.store }

    /// Makes pages at a time, in seconds since 1970 UTC.
    init(site: Site, snapshot: IndexWatch.Snapshot, target: RequestTarget, now: Int64) {
        self.site = site
        self.snapshot = snapshot
        self.target = target
        minute = now - now % 60
    }

    /// The page for a route.
    ///
    /// - Throws: `PageError`, or what the index and the archives say.
    func page(for route: Route) async throws -> Page {
        var page = try await content(of: route)
        if let query = target.query["q"], SearchQuery.dependsOnTime(query) { page.expires = minute + 60 }
        return page
    }

    private func content(of route: Route) async throws -> Page {
        switch route {
        case .home: try await home()
        case .list(let name):
            if let query = target.query["q"] {
                try await search(query, in: try list(name))
            } else {
                try await threads(of: try list(name))
            }
        case .search: try await search(target.query["q"] ?? "", in: Lists.all)
        case .listFeed(let name): try await feed(of: try list(name))
        case .message(let name, let id): try await message(id, in: try list(name))
        case .raw(let name, let id): try await raw(id, in: try list(name))
        case .part(let name, let id, let position): try await part(position, of: id, in: try list(name))
        case .help(let name, let isRaw): help(of: try list(name), isRaw: isRaw)
        case .settings(let name, let isRaw): try settings(of: try list(name), isRaw: isRaw)
        case .thread(let name, let id, let isNested): try await thread(id, in: try list(name), isNested: isNested)
        case .threadMailbox(let name, let id): try await threadMailbox(id, in: try list(name))
        case .threadFeed(let name, let id): try await threadFeed(id, in: try list(name))
        case .seriesMailbox(let name, let id): try await seriesMailbox(id, in: try list(name))
        case .seriesList(let name): try await seriesList(of: try list(name))
        case .series(let name, let id): try await series(id, in: try list(name))
        case .comparison(let name, let id): try await comparison(id, in: try list(name))
        case .digests(let name): try await digests(of: try list(name))
        case .digest(let name, let period): try await digest(period, of: try list(name))
        case .digestMessages(let name, let period): try await digestMessages(period, of: try list(name))
        case .people(let name): try await people(of: try list(name))
        case .person(let name, let address): try await person(address, of: try list(name))
        case .personMessages(let name, let address): try await personMessages(address, of: try list(name))
        case .organisations(let name): try await organisations(of: try list(name))
        case .organisation(let name, let label): try await organisation(label, of: try list(name))
        case .organisationMessages(let name, let label): try await organisationMessages(label, of: try list(name))
        case .api(let parts): try await api(parts)
        case .health, .metrics, .robots, .asset, .events: throw PageError.notFound("There is nothing at this address.")
        }
    }

    /// The list with a name in addresses.
    func list(_ name: String) throws(PageError) -> Lists.List {
        guard let list = snapshot.lists[name] else { throw .notFound("This server has no list of that name.") }
        return list
    }

    /// A list that is one archive, for what all together have not.
    func archive(of list: Lists.List) throws(PageError) -> IndexedArchive {
        guard let archive = list.archive else {
            throw .notFound("This page is there for each list, not for all together.")
        }
        return archive
    }

    /// A page in its frame.
    func html(_ template: String, _ model: any Sendable, _ frame: Frame) -> Page {
        var frame = frame
        frame.main = site.templates.render(model, template)
        return Page(.html, site.templates.render(frame, "frame"))
    }

    /// The frame of a page about `list`; nil for what is about no list.
    func frame(_ title: String, _ list: Lists.List?, tab: String = "") -> Frame {
        Frame(title: title, list: list, tab: tab, assets: site.assets)
    }

    /// A number in the query, within bounds; `usual` when there is none.
    func number(_ name: String, usual: Int, in bounds: ClosedRange<Int>) throws(PageError) -> Int {
        guard let text = target.query[name], !text.isEmpty else { return usual }
        guard let number = Int(text), bounds.contains(number) else {
            throw .invalid("'\(name)' takes a number from \(bounds.lowerBound) to \(bounds.upperBound).")
        }
        return number
    }

    /// The position in the query behind which a list continues: `before`, in seconds since 1970 UTC, and `before_id`.
    func position() throws(PageError) -> ListPosition? {
        guard target.query["before"] != nil else { return nil }
        let received = Int64(try number("before", usual: 0, in: 0...253_402_300_799))
        return ListPosition(received: received, messageID: target.query["before_id"])
    }

    /// The address of the next page of a list; nil when this page is the last one.
    func next(_ path: String, after position: ListPosition?, _ count: Int) -> String? {
        guard count == Self.pageLength, let position else { return nil }
        let id = position.messageID.map { "&before_id=\(PercentEncoding.encode($0))" } ?? ""
        return "\(path)?before=\(position.received)\(id)"
    }
}
