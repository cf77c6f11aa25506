internal import Hummingbird
internal import NIOCore

/// What is known of a request besides itself.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Where it came from; nil in tests.
    var client: String?
    /// The connection it came over.
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
        client = source.channel.remoteAddress?.ipAddress
    }
}
