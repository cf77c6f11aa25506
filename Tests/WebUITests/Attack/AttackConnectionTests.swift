import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import WebUI

@Suite("Attack: connections, bodies and names")
struct AttackConnectionTests {
    /// A connection in memory, with what was answered on it.
    private struct Wire {
        let channel: EmbeddedChannel

        init(_ connections: Connections) throws {
            channel = EmbeddedChannel(handler: ConnectionHandler(connections))
            try channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        }

        func ask(_ fields: HTTPFields = [:]) throws {
            let head = HTTPRequest(
                method: .get, scheme: "http", authority: "localhost", path: "/", headerFields: fields)
            try channel.writeInbound(HTTPRequestPart.head(head))
        }

        func send(_ count: Int) throws {
            try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(repeating: 65, count: count)))
        }

        /// The status of the next answer.
        func status() throws -> Int? {
            while let part = try channel.readOutbound(as: HTTPResponsePart.self) {
                if case .head(let head) = part { return head.status.code }
            }
            return nil
        }

        /// Whether the responder sees another part.
        func passes() throws -> Bool { try channel.readInbound(as: HTTPRequestPart.self) != nil }
    }

    @Test("a chunked body over the limit is refused when it gets there, not when it ends")
    func chunks() throws {
        let wire = try Wire(Connections(limit: 4))
        try wire.ask([.transferEncoding: "chunked"])
        #expect(try wire.passes())
        try wire.send(60_000)
        #expect(try wire.passes())
        try wire.send(60_000)
        #expect(try !wire.passes())
        #expect(try wire.status() == 413)
        wire.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!wire.channel.isActive)
    }

    @Test(
        "a body that is said to be too long is refused unread", arguments: ["65537", "99999999999999999999", "-", ""])
    func lengths(_ length: String) throws {
        let wire = try Wire(Connections(limit: 4))
        try wire.ask([.contentLength: length])
        #expect(try !wire.passes())
        #expect(try wire.status() == 413)
    }

    @Test("a connection too many takes the place of the one that is idle for longest, else it is told so")
    func full() throws {
        let connections = Connections(limit: 2)
        let wires = [try Wire(connections), try Wire(connections)]
        try wires[1].ask()
        let third = try Wire(connections)
        #expect(!wires[0].channel.isActive && wires[1].channel.isActive && third.channel.isActive)
        try third.ask()
        let fourth = try Wire(connections)
        #expect(try fourth.status() == 503)
        fourth.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!fourth.channel.isActive)
        // Far too many are not even told.
        let many = try (0..<Connections.mostRefused + 1).map { _ in try Wire(connections) }
        #expect(try many.dropLast().allSatisfy { try $0.status() == 503 })
        #expect(try many.last?.status() == nil && many.last?.channel.isActive == false)
    }

    @Test("a client that goes is noticed while its page is made")
    func gone() async throws {
        let connections = Connections(limit: 2)
        let wire = try Wire(connections)
        let client = try #require(connections[wire.channel])
        let patient = Task { await client.waitUntilGone() }
        patient.cancel()
        await patient.value
        let waiting = Task { await client.waitUntilGone() }
        wire.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        await waiting.value
        await client.waitUntilGone()
    }

    @Test(
        "only names of this server are answered",
        arguments: [
            ("localhost", true), ("LOCALHOST:8080", true), ("tidings.localhost", true), ("127.0.0.1:80", true),
            ("[::1]:8080", true), ("10.0.0.7", true), ("[fe80::1]", true), ("lists.example.org", true),
            ("lists.example.org.:443", true), ("other.example.org:8080", true), ("box", true), (nil, true),
            ("evil.example", false), ("localhost.evil.example", false), ("127.0.0.1.evil.example", false),
            ("1.2.3", false), ("1.2.3.4.5", false), ("256.1.1.1", false), ("notlocalhost", false), ("", false),
            ("[evil.example]", false), ("evil.example@localhost", true), ("localhost@evil.example", false),
        ] as [(String?, Bool)])
    func hosts(authority: String?, isAllowed: Bool) {
        let configuration = WebConfiguration(
            host: "box", baseURL: "https://lists.example.org/", hosts: ["Other.example.org"])
        #expect(AllowedHosts(configuration).allows(authority) == isAllowed)
    }

    @Test("there are as many connections as open files allow, with room for git and the index")
    func descriptors() {
        #expect(DescriptorLimit.connections(of: 1024) == 1024 - DescriptorLimit.reserve)
        #expect(DescriptorLimit.connections(of: 16) == nil)
        #expect(DescriptorLimit.reserve > Connections.mostRefused)
    }
}
