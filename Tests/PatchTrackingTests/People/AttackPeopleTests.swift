import MailFormat
import PatchFormat
@testable import PatchTracking
import Testing

/// What a stranger sends is linked and shown, and decides nothing.
@Suite("Attack: who may replace, accept and object")
struct AttackPeopleTests {
    /// A mail from an address of one's choice under a person's name.
    static func forged(
        _ message: TrackedMessage, name: String = Person.ada.rawValue, address: String = "evil@elsewhere.example"
    ) -> TrackedMessage {
        var message = message
        message.sender = Mailbox(name: name, address: address)
        message.author = message.sender
        return message
    }

    /// The threads are told apart by what stands before a dot in ids; `elsewhere` wrote in thread 99, before everything.
    static func people(
        _ messages: [TrackedMessage], elsewhere: [String] = [], proven: [String: Set<String>] = [:]
    ) -> People {
        var people = People(proven: proven, tellsStrangers: true)
        for (number, thread) in Threading.threads(of: messages).enumerated() {
            for id in thread.messageIDs { people.threads[id] = Int64(number + 1) }
        }
        for message in messages {
            guard let address = message.sender?.address.lowercased(), let thread = people.threads[message.id] else {
                continue
            }
            people.sightings[address, default: []].append(
                People.Sighting(thread: thread, receivedAt: message.receivedAt))
        }
        for address in elsewhere {
            people.sightings[address, default: []].append(People.Sighting(thread: 99, receivedAt: 0))
        }
        return people
    }

    static func judged(
        _ messages: [TrackedMessage], elsewhere: [String] = [], proven: [String: Set<String>] = [:]
    ) -> (graph: ConversationGraph, standings: Standings) {
        people(messages, elsewhere: elsewhere, proven: proven).judge(ConversationGraph(messages))
    }

    static func current(_ judged: (graph: ConversationGraph, standings: Standings)) -> [String?] {
        judged.graph.changes.map { $0.current(by: judged.standings)?.id }
    }

    static let first = mail("a", "[PATCH] amber: harden it", at: 0, patch: 1)
    static let second = mail("b", "[PATCH v2] amber: harden it", at: 100, patch: 2)
    static let ada = Person.ada.mailbox.address

    @Test("a version from an address not seen before does not become current")
    func version() {
        let forged = Self.forged(Self.second)
        let judged = Self.judged([Self.first, forged])
        #expect(judged.graph.changes.count == 1)
        #expect(Self.current(judged) == ["a"])
        #expect(judged.standings.origin(of: "b") == .unseenAddress(forged.sender!))
        let change = judged.graph.changes[0]
        let status = SeriesStatus(
            of: change.series[0], in: change, answers: [], rules: StateRules(standings: judged.standings))
        #expect(status.state == .new)
    }

    @Test("the same from an address of theirs does", arguments: ["same", "elsewhere", "proven", "signed"])
    func ownAddress(_ how: String) {
        var first = Self.first
        var second = Self.forged(Self.second, address: "ada@home.example")
        if how == "same" { second.sender = first.sender }
        if how == "signed" { first.trailers = [trailer("Signed-off-by: Ada Amber <ada@home.example>")] }
        let judged = Self.judged(
            [first, second], elsewhere: how == "elsewhere" ? ["ada@home.example"] : [],
            proven: how == "proven" ? [Self.ada: ["ada@home.example"]] : [:])
        #expect(Self.current(judged) == ["b"])
    }

    @Test("a mailmap joins addresses")
    func mailmap() {
        let messages = [Self.first, Self.forged(Self.second, address: "ada@home.example")]
        let people = Self.people(messages).joining(messages) { mailbox in
            mailbox.address == "ada@home.example" ? Person.ada.mailbox : mailbox
        }
        #expect(people.judge(ConversationGraph(messages)).standings.origins.isEmpty)
    }

    @Test("an RFC v99 with a copied change-id, by a stranger and by somebody known", arguments: [false, true])
    func copiedChangeID(_ isKnown: Bool) {
        var first = Self.first
        first.changeID = "20260101-amber-1"
        var copied = Self.forged(mail("r", "[RFC PATCH v99] other", at: 50, patch: 9), name: "Mal Lory")
        copied.changeID = first.changeID
        let judged = Self.judged([first, copied], elsewhere: isKnown ? ["evil@elsewhere.example"] : [])
        #expect(judged.graph.changes.count == 1)
        #expect(Self.current(judged) == ["a"])
        #expect(judged.standings.origin(of: "r") == .anotherAuthor(copied.sender!, isKnown: isKnown))
    }

    @Test("a part of a lower version from another address under the same name does not replace")
    func part() {
        let posted = posting("s", "PATCH v2", "amber: harden it", parts: ["one", "two"])
        let forged = Self.forged(mail("s.evil", "[PATCH v2.1 1/2] one", at: 50, to: "s.0", "s.1", patch: 66))
        let judged = Self.judged(posted + [forged])
        let part = judged.graph.series[0].parts[0]
        #expect(part.message.id == "s.1")
        #expect(part.offered.map(\.id) == ["s.evil"])
        let own = mail("s.own", "[PATCH v2.1 1/2] one", at: 50, to: "s.0", "s.1", patch: 66)
        #expect(Self.judged(posted + [own]).graph.series[0].parts[0].message.id == "s.own")
    }

    @Test("a part that a stranger sent earlier than the author's, without a cover, keeps the answers to the series")
    func earlierPart() {
        var forged = Self.forged(mail("s.evil", "[PATCH 2/2] two", at: 1, to: "s.0", patch: 66))
        forged.receivedAt -= 90
        let posted = posting("s", "PATCH", "amber: harden it", parts: ["one", "two"])
        let judged = Self.judged(posted + [forged])
        #expect(judged.graph.series.map { $0.parts.map(\.message.id) } == [["s.1", "s.2"]])
    }

    /// How somebody nobody knows puts a part into a series of three.
    static let intrusions: [(name: String, missing: Int?, message: TrackedMessage)] = [
        ("inserted", nil, mail("s.evil", "[PATCH 2.5/3] between", by: .bob, at: 50, to: "s.0", "s.2", patch: 66)),
        ("grown", nil, mail("s.evil", "[PATCH 4/4] four", by: .bob, at: 50, to: "s.0", "s.3", patch: 66)),
        ("vacant", 2, mail("s.evil", "[PATCH 2/3] two", by: .bob, at: 50, to: "s.0", patch: 66)),
        ("vacant below a part", 2, mail("s.evil", "[PATCH 2/3] two", by: .bob, at: 50, to: "s.0", "s.1", patch: 66)),
    ]

    @Test("a part by a stranger is none of a series", arguments: intrusions.map(\.name), [false, true])
    func intruder(_ name: String, borrowsName: Bool) {
        let (_, missing, message) = Self.intrusions.first { $0.name == name }!
        var evil = borrowsName ? Self.forged(message) : message
        evil.author = Person.ada.mailbox
        let posted = posting("s", "PATCH", "amber: harden it", parts: ["one", "two", "three"], patches: [1, 2, 3])
            .filter { $0.id != missing.map { "s.\($0)" } }
        let series = Self.judged(posted + [evil]).graph.series.first { $0.id == "s.0" }
        #expect(series?.parts.map(\.message.id) == posted.dropFirst().map(\.id))
        #expect(series?.parts.map(\.number) == [1, 2, 3].filter { $0 != missing })
        #expect(series?.total == 3)
        #expect(series?.missingParts == [missing].compactMap { $0 })
        #expect(series?.offered.map(\.id) == (missing == nil ? [] : ["s.evil"]))
    }

    @Test(
        "a missing part by a colleague is one of it",
        arguments: ["addressed", "elsewhere", "proven", "small index", "all parts"])
    func colleague(_ how: String) {
        let part = mail("s.other", "[PATCH 2/3] two", by: .bob, at: 50, to: "s.0", patch: 66)
        var posted = posting("s", "PATCH", "amber: harden it", parts: ["one", "two", "three"]).filter { $0.id != "s.2" }
        if how == "addressed" { posted[0].recipients = [Person.bob.mailbox] }
        if how == "all parts" {
            for index in 1..<posted.count { posted[index].sender = Person.bob.mailbox }
        }
        let messages = posted + [part]
        var people = Self.people(
            messages, elsewhere: how == "elsewhere" ? ["bob.birch@example.org"] : [],
            proven: how == "proven" ? [Self.ada: ["bob.birch@example.org"]] : [:])
        if how == "small index" { people.tellsStrangers = false }
        let series = people.judge(ConversationGraph(messages)).graph.series
        #expect(series.map { $0.parts.map(\.message.id) } == [["s.1", "s.other", "s.3"]])
    }

    @Test(
        "what a newcomer's own posting says of its state counts for nothing",
        arguments: ["header", "committed", "carried"], [false, true])
    func ownWord(_ how: String, isKnown: Bool) {
        let subject = how == "committed" ? "[COMMITTED] amber: harden it" : "[PATCH] amber: harden it"
        let carries = how == "carried" ? ["Reviewed-by: Bob Birch <bob.birch@example.org>"] : []
        var posted = mail("a", subject, at: 0, patch: 1, carries: carries)
        (posted.kind, posted.hasDiff) = (.patch, true)
        if how == "header" { posted.remark = .sets(.accepted) }
        let state = Self.status([posted], elsewhere: isKnown ? [Self.ada] : []).state
        let counted: [String: SeriesState] = ["header": .new, "committed": .accepted, "carried": .reviewed]
        #expect(state == (isKnown ? counted[how] : .new))
    }

    @Test("an author takes a posting back in its own header")
    func withdrawn() {
        var posted = Self.first
        posted.remark = .sets(.notApplicable)
        #expect(Self.status([posted]).state == .notApplicable)
    }

    static func status(_ messages: [TrackedMessage], elsewhere: [String] = []) -> SeriesStatus {
        let (graph, standings) = judged(messages, elsewhere: elsewhere)
        let change = graph.changes[0]
        return SeriesStatus(
            of: change.newest, in: change, answers: graph.answers(to: change.newest),
            rules: StateRules(standings: standings))
    }

    static let answers: [(name: String, answer: TrackedMessage)] = [
        ("applied", mail("x", "Re: [PATCH] amber: harden it", by: .bob, at: 10, to: "a", applied: appliedByHand)),
        (
            "machine",
            mail(
                "x", "Re: [PATCH] amber: harden it", by: .bob, at: 10, to: "a",
                applied: thanks(.init(commit: "12345678")))
        ),
        (
            "nack",
            mail(
                "x", "Re: [PATCH] amber: harden it", by: .bob, at: 10, to: "a",
                gives: ["Nacked-by: Bob Birch <bob.birch@example.org>"])
        ),
        ("asks", mail("x", "Re: [PATCH] amber: harden it", by: .bob, at: 10, to: "a", remark: .requestsVersion)),
        (
            "reviewed",
            mail(
                "x", "Re: [PATCH] amber: harden it", by: .bob, at: 10, to: "a",
                gives: ["Reviewed-by: Bob Birch <bob.birch@example.org>"])
        ),
    ]

    @Test("what a stranger says is told and decides nothing", arguments: answers.map(\.name))
    func stranger(_ name: String) {
        let answer = Self.answers.first { $0.name == name }!.answer
        let status = Self.status([Self.first, answer])
        #expect(status.state == .underReview)
        #expect(status.disregarded.isEmpty == (name == "reviewed"))
        let known = Self.status([Self.first, answer], elsewhere: ["bob.birch@example.org"])
        #expect(known.state != .underReview)
        #expect(known.disregarded.isEmpty)
    }

    @Test("whom the author addressed is no stranger, nor a colleague of the same name and company")
    func addressed() {
        var first = Self.first
        first.recipients = [Person.bob.mailbox]
        #expect(Self.status([first, Self.answers[0].answer]).state == .accepted)
        let colleague = Self.forged(Self.answers[0].answer, name: "Bob Birch", address: "notices@example.org")
        #expect(Self.status([first, colleague]).state == .accepted)
        let namesake = Self.forged(Self.answers[0].answer, name: "Bob Birch", address: "bob@elsewhere.example")
        #expect(Self.status([first, namesake]).state == .underReview)
    }

    @Test("the display name of a maintainer or a bot with another address is a stranger's")
    func borrowedName() {
        var first = Self.first
        first.recipients = [Person.bob.mailbox]
        let forged = Self.forged(Self.answers[0].answer, name: "Bob Birch")
        let (_, standings) = Self.judged([first, forged])
        #expect(standings.standing(of: "x") == .borrowedName(of: Person.bob.mailbox))
        let bot = Self.forged(Self.answers[1].answer, name: "patchwork-bot+tide", address: "patchwork-bot@evil.example")
        #expect(Self.status([Self.first, bot]).state == .underReview)
        let real = Self.forged(Self.answers[1].answer, name: "", address: "patchwork-bot+tide@kernel.org")
        #expect(Self.status([Self.first, real]).state == .accepted)
    }

    @Test("a tag in somebody else's name does not make a series Reviewed")
    func relayedTag() {
        let relayed = mail(
            "x", "Re: [PATCH] amber: harden it", by: .bob, at: 10, to: "a",
            gives: ["Reviewed-by: Cem Cedar <cem@x.example>"])
        #expect(Self.status([Self.first, relayed], elsewhere: ["bob.birch@example.org"]).state == .underReview)
    }

    @Test("where the index knows few threads nobody is a stranger")
    func small() {
        var people = Self.people([Self.first, Self.answers[0].answer])
        people.tellsStrangers = false
        let (graph, standings) = people.judge(ConversationGraph([Self.first, Self.answers[0].answer]))
        let change = graph.changes[0]
        let status = SeriesStatus(
            of: change.newest, in: change, answers: graph.answers(to: change.newest),
            rules: StateRules(standings: standings))
        #expect(status.state == .accepted)
    }
}
