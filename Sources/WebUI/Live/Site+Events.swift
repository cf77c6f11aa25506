internal import DigestReport
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Site {
    /// News of a list as they come, as server-sent events (HTML, section 9.2): `event: mail` with JSON.
    func events(of name: String) async throws -> Response {
        let snapshot = try await watch.snapshot()
        guard let list = snapshot.lists[name] else { throw PageError.notFound("This server has no list of that name.") }
        guard let stream = news.follow() else { throw PageError.busy }
        metrics.countReader(1)
        let metrics = metrics
        let body = ResponseBody { writer in
            defer { metrics.countReader(-1) }
            // Says at once that it works; a reader whose connection broke comes again after five seconds.
            try await writer.write(ByteBuffer(string: "retry: 5000\n\n"))
            for await event in stream {
                switch event {
                case .beat: try await writer.write(ByteBuffer(string: ": still here\n\n"))
                case .news(let news):
                    guard list.archive == nil || news.list == list.name else { continue }
                    let lines = JSONText.encode(news).split(separator: "\n").map { "data: \($0)\n" }.joined()
                    try await writer.write(ByteBuffer(string: "event: mail\n\(lines)\n"))
                }
            }
            try await writer.finish(nil)
        }
        // A proxy that gathers answers would keep the news.
        var headers: HTTPFields = [.contentType: "text/event-stream", .cacheControl: "no-store"]
        if let name = HTTPField.Name("X-Accel-Buffering") { headers[name] = "no" }
        return Response(status: .ok, headers: headers, body: body)
    }
}
