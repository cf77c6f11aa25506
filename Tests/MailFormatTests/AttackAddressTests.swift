import MailFormat
import Testing

@Suite("Attack: addresses without end")
struct AttackAddressTests {
    /// Half a megabyte, of which each character used to be looked at for each other one.
    private static let count = 250_000

    @Test(
        "one mail is read in time that grows with it",
        arguments: [
            String(repeating: "x", count: count) + "@" + String(repeating: ":", count: count),
            "<" + String(repeating: "x", count: count) + "@>" + String(repeating: "<>", count: count),
        ])
    func from(_ value: String) {
        let message = Message(parsing: Array("From: \(value)\n\nHello.\n".utf8))
        #expect(message.sender?.address.hasPrefix("xxx") == true)
    }

    @Test("an at sign before a colon or in brackets is found as before")
    func signs() {
        func addresses(_ value: String) -> [String] {
            Message(parsing: Array("From: \(value)\n\nHello.\n".utf8)).from.map(\.address)
        }
        #expect(addresses("Tide: ana@example.org, bo@example.org;") == ["ana@example.org", "bo@example.org"])
        #expect(addresses("\"ana@work\" <x> <ana@example.org>") == ["ana@example.org"])
        #expect(addresses("Ana <ana@example.org> <bo@example.org>") == ["ana@example.org"])
    }
}
