import MailFormat
import Testing

@Suite("Message")
struct MessageTests {
    @Test("Any bytes give a message")
    func total() {
        _ = Message(parsing: [])
        _ = Message(parsing: [0, 10, 13])
    }
}
