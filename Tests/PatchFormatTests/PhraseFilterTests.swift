import Testing

@testable import PatchFormat

@Suite("Phrases that may stand in a text")
struct PhraseFilterTests {
    private static let filter = PhraseFilter(["please", "pls", "let me", "v-"])

    @Test(
        "are found in any case, within words too",
        arguments: [
            ("Please send it", true), ("PLS", true), ("and let me see", true), ("displease", true), ("v-", true),
            ("pleas", false), ("let us", false), ("pl", false), ("p", false), ("", false), ("p l e a s e", false),
            // The lower five bits of these are those of "pl" and "v-".
            ("0,ease", false), ("vmease", false),
        ])
    func occurs(_ text: String, _ isThere: Bool) {
        let found = Array(text.utf8).withUnsafeBufferPointer { Self.filter.occurs(in: $0) }
        #expect(found == isThere)
    }

    @Test("are found at a beginning", arguments: [("please", true), ("pls", true), ("a pls", false), ("ple", false)])
    func begins(_ text: String, _ isThere: Bool) {
        let found = Array(text.utf8).withUnsafeBufferPointer { Self.filter.begins(in: 0..<$0.count, of: $0) }
        #expect(found == isThere)
    }

    @Test("are joined by what else counts")
    func others() {
        let found = Array("in v3".utf8).withUnsafeBufferPointer { bytes in
            Self.filter.occurs(in: bytes) { $0 == UInt8(ascii: "v") && $1 &- 0x30 < 10 }
        }
        #expect(found)
    }
}
