import MailFormat
import PatchTracking
import Testing

@Suite("names of persons")
struct PersonNameTests {
    @Test(
        "that are one",
        arguments: [
            ("Jörg Doe", "jorg doe"), ("Doe, Jane", "Jane Doe"), ("Jane Doe (Tide)", "Jane Doe"),
            ("Jane  \"Doe\"", "jane doe"), ("Jane O'Doe", "Jane ODoe"), ("J. Doe", "J Doe"),
            ("Jane Do\u{65}\u{301}", "Jane Doe"),
        ])
    func same(_ left: String, _ right: String) { #expect(PersonName(left) == PersonName(right)) }

    @Test("that differ", arguments: [("Jane Doe", "Doe Jane"), ("Jane Doe", "Jane D"), ("李 明", "李 华")])
    func different(_ left: String, _ right: String) { #expect(PersonName(left) != PersonName(right)) }

    @Test(
        "of one word are no full names",
        arguments: [("Jane", false), ("Jane (Tide)", false), ("", false), ("J Doe", true)])
    func full(_ name: String, _ isFull: Bool) { #expect(PersonName(name).isFull == isFull) }
}

@Suite("persons joined for counting")
struct PersonsTests {
    private func known(_ texts: [String]) -> [Persons.Known] {
        texts.enumerated().map { Persons.Known(Mailbox.list(in: $1)[0], messages: 10 - $0) }
    }

    private func joined(_ persons: Persons, _ texts: [String]) -> [String] {
        texts.map { persons.representative(of: Mailbox.list(in: $0)[0]).address }
    }

    @Test("an equal full name joins, one of a single word does not")
    func byName() {
        let texts = ["Jane Doe <a@x.example>", "\"Doe, Jane\" <b@y.example>", "Bo <c@x.example>", "Bo <d@y.example>"]
        for order in [known(texts), known(texts).reversed()] {
            #expect(joined(Persons(order), texts) == ["a@x.example", "a@x.example", "c@x.example", "d@y.example"])
        }
    }

    @Test("two that were seen as different people in one thread are not joined by name")
    func apart() {
        let texts = ["Wei Li <a@x.example>", "Wei Li <b@y.example>", "Wei Li <c@z.example>"]
        let people = known(texts).map(\.mailbox)
        let persons = Persons(known(texts), different: [Persons.Pair(people[0], people[1])])
        #expect(joined(persons, texts) == ["a@x.example", "b@y.example", "c@z.example"])
        let proven = Persons(
            known(texts), proofs: [Persons.Pair(people[2], people[0])],
            different: [Persons.Pair(people[0], people[1])])
        #expect(joined(proven, texts) == ["a@x.example", "b@y.example", "a@x.example"])
    }

    @Test("an address of several people joins nobody")
    func shared() {
        let texts = ["Jane Doe <team@x.example>", "Bo Birch <team@x.example>", "Jane Doe <a@y.example>"]
        #expect(joined(Persons(known(texts)), texts) == ["team@x.example", "team@x.example", "a@y.example"])
    }
}
