internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// Answers requests: finds the page, asks the cache, records it in the log and in the metrics.
struct WebResponder: HTTPResponder {
    typealias Context = WebContext

    let site: Site
    let log: AccessLog
    let metrics: Metrics

    func respond(to request: Request, context: WebContext) async throws -> Response {
        let start = ContinuousClock.now
        var route: Route?
        var response: Response
        do {
            let target = try RequestTarget(request.head.path ?? "")
            let found = try Route(target)
            route = found
            guard site.hosts.allows(request.head.authority) else { throw PageError.misdirected }
            try Self.check(request, found, target)
            response = try await site.response(
                to: request, found, target, for: context.turn(of: request), over: site.connections[context.channel])
        } catch {
            response = site.complaint(about: error, request, log: context.logger)
        }
        SecurityHeaders.add(to: &response)
        if request.method == .head { response = response.createHeadResponse() }
        if let length = response.body.contentLength, length > SendingBudget.small, request.method != .head {
            response = limited(response, length, request, context)
        }
        let elapsed = ContinuousClock.now - start
        metrics.record(route, status: response.status.code, elapsed: elapsed, bytes: response.body.contentLength ?? 0)
        log.record(request, response, client: context.client, elapsed: elapsed)
        return response
    }

    /// A large answer, or, when too many of them are on their way, the word that there are.
    private func limited(_ response: Response, _ length: Int, _ request: Request, _ context: WebContext) -> Response {
        guard let share = site.sending.share(length) else {
            var response = site.complaint(about: PageError.busy, request, log: context.logger)
            SecurityHeaders.add(to: &response)
            return response
        }
        var response = response
        let body = response.body
        response.body = ResponseBody(contentLength: length) { writer in
            try await body.write(writer)
            // Held until the client has taken almost all of it.
            withExtendedLifetime(share) {}
        }
        return response
    }

    /// Refuses what no address takes: other methods, bodies, and queries that are too long.
    private static func check(_ request: Request, _ route: Route, _ target: RequestTarget) throws(PageError) {
        switch request.method {
        case .get, .head: break
        case .post:
            // As in public-inbox, the mails of a search are asked for with POST, so that no crawler does.
            guard case .list = route, target.query["x"] == "m" else { throw .method(allowed: "GET and HEAD") }
        default: throw .method(allowed: "GET and HEAD")
        }
        if let length = request.headers[.contentLength].map({ Int($0) ?? .max }), length > 65_536 { throw .tooLarge }
    }
}
