internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// What is known of a request besides itself.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Where it came from; nil in tests.
    var client: String?

    /// Who takes turns with others: the address it came from, or, from a proxy on this machine, the one that the proxy names.
    func turn(of request: Request) -> String {
        guard let client else { return "" }
        let isNear = client == "::1" || client.hasPrefix("127.")
        guard isNear, let name = HTTPField.Name("X-Forwarded-For"), let named = request.headers[name],
            let last = named.split(separator: ",").last
        else { return client }
        return String(last.filter { $0 != " " }.prefix(64))
    }

    /// The connection it came over.
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
        client = source.channel.remoteAddress?.ipAddress
    }
}
