internal import DigestReport
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Site {
    /// New mail on a list, as server-sent events (HTML, section 9.2): `event: mail` with JSON.
    func events(of name: String) async throws -> Response {
        let snapshot = try await watch.snapshot()
        guard let list = snapshot.lists[name] else { throw PageError.notFound("This server has no list of that name.") }
        guard let stream = broadcaster.subscribe() else { throw PageError.busy }
        metrics.countReader(1)
        let metrics = metrics
        let body = ResponseBody { writer in
            defer { metrics.countReader(-1) }
            // Answers at once; a reader whose connection broke reconnects after five seconds.
            try await writer.write(ByteBuffer(string: "retry: 5000\n\n"))
            for await event in stream {
                switch event {
                case .heartbeat: try await writer.write(ByteBuffer(string: ": still here\n\n"))
                case .newMail(let newMail):
                    guard list.archive == nil || newMail.list == list.name else { continue }
                    let lines = JSONText.encode(newMail).split(separator: "\n").map { "data: \($0)\n" }.joined()
                    try await writer.write(ByteBuffer(string: "event: mail\n\(lines)\n"))
                }
            }
            try await writer.finish(nil)
        }
        // A proxy that buffers responses would hold the events back.
        var headers: HTTPFields = [.contentType: "text/event-stream", .cacheControl: "no-store"]
        if let name = HTTPField.Name("X-Accel-Buffering") { headers[name] = "no" }
        return Response(status: .ok, headers: headers, body: body)
    }
}
