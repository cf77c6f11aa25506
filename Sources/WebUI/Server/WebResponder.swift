internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// Answers requests: finds the page, asks the cache, tells about it in the log and in the metrics.
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
            try Self.check(request, found, target)
            response = try await site.response(to: request, found, target)
        } catch {
            response = site.complaint(about: error, request, log: context.logger)
        }
        SecurityHeaders.add(to: &response)
        if request.method == .head { response = response.createHeadResponse() }
        let elapsed = ContinuousClock.now - start
        metrics.record(route, status: response.status.code, elapsed: elapsed, bytes: response.body.contentLength ?? 0)
        log.record(request, response, client: context.client, elapsed: elapsed)
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
