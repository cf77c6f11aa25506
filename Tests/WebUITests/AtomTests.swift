import Testing

@testable import WebUI

@Suite("The id of a message in a feed")
struct MessageUUIDTests {
    @Test("is a name-based UUID as RFC 9562 has them", arguments: ["one@example.org", "", "ü@example.org"])
    func uuid(messageID: String) {
        let text = PageMaker.feedID(messageID)
        #expect(
            text.wholeMatch(of: /urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
        #expect(text == PageMaker.feedID(messageID))
        #expect(text != PageMaker.feedID(messageID + "x"))
    }
}
