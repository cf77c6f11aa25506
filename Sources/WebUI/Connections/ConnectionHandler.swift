internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Stands between the wire and the responder of one connection: refuses what is too much, and notes when the client goes.
///
/// The responder reads no body and learns nothing of a client that goes while its page is made; this sees every part of a
/// request as it comes.
final class ConnectionHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Bytes of a request's body.
    static let longestBody = 64 << 10
    /// How long a client may take to receive an answer, and the bytes a second it has to take of a long one.
    private static let patience = Duration.seconds(60)
    private static let slowest = 8 << 10

    private let connections: Connections
    private var client: ConnectedClient?
    private var isRefused = false
    private var isClosing = false
    private var bodyBytes = 0
    private var isAnswering = false

    init(_ connections: Connections) {
        self.connections = connections
    }

    func channelActive(context: ChannelHandlerContext) {
        switch connections.admit(context.channel) {
        case .admitted(let client): self.client = client
        case .refused:
            isRefused = true
            refuse(context, .serviceUnavailable, "Too many connections are open. Try again in a few seconds.\n")
        case .dropped:
            isClosing = true
            context.close(promise: nil)
        }
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        client?.left()
        if client != nil { connections.ended(context.channel) }
        if isRefused { connections.refusedEnded() }
        client = nil
        isRefused = false
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // Whoever closes its side has gone, or asks for nothing more; browsers and proxies do so only when they give up.
        if case .inputClosed? = event as? ChannelEvent { client?.left() }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosing else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            bodyBytes = 0
            client?.asked()
            if let length = head.headerFields[.contentLength], Int(length).map({ $0 > Self.longestBody }) ?? true {
                return refuseBody(context)
            }
        case .body(let bytes):
            bodyBytes += bytes.readableBytes
            if bodyBytes > Self.longestBody { return refuseBody(context) }
        case .end: break
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        // What the responder still says of a request that was refused.
        guard !isClosing else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        var promise = promise
        switch unwrapOutboundIn(data) {
        case .head(let head):
            isAnswering = true
            let length = head.headerFields[.contentLength].flatMap { Int($0) }
            client?.isSent(until: length.map { .now + Self.patience + .seconds($0 / Self.slowest) })
        case .body: break
        case .end:
            isAnswering = false
            let sent = promise ?? context.eventLoop.makePromise(of: Void.self)
            sent.futureResult.whenComplete { [client] _ in client?.answered() }
            promise = sent
        }
        context.write(data, promise: promise)
    }

    private func refuseBody(_ context: ChannelHandlerContext) {
        guard !isAnswering else {
            // Its head is sent already; nothing else can be said.
            isClosing = true
            return context.close(promise: nil)
        }
        refuse(context, .contentTooLarge, "The request has a body of more than \(Self.longestBody) bytes.\n")
    }

    /// Answers instead of the responder, and closes the connection when the client has had time to read it.
    private func refuse(_ context: ChannelHandlerContext, _ status: HTTPResponse.Status, _ text: String) {
        isClosing = true
        var head = HTTPResponse(status: status)
        head.headerFields = [
            .connection: "close", .contentType: "text/plain; charset=utf-8", .contentLength: "\(text.utf8.count)",
        ]
        if status == .serviceUnavailable { head.headerFields[.retryAfter] = "5" }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(ByteBuffer(string: text))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        // To close at once would take the answer away from a client that is still sending.
        let channel = context.channel
        context.eventLoop.scheduleTask(in: .milliseconds(500)) { channel.close(promise: nil) }
    }
}

@available(*, unavailable)
extension ConnectionHandler: Sendable {}
