internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

extension Site {
    /// The page as an answer, or the word that the reader has it already (RFC 9110, section 13).
    func sent(_ page: Page, to request: Request, since: Int64? = nil) -> Response {
        var headers = HTTPFields()
        let isCompressed = page.gzipped != nil && Self.takesGzip(request)
        let tag = "\"\(page.tag)\(isCompressed ? "-gz" : "")\""
        if page.type.isCompressible { headers[.vary] = "Accept-Encoding" }
        switch page.lifetime {
        case .forever:
            headers[.cacheControl] = "public, max-age=31536000, immutable"
            headers[.eTag] = tag
        case .whileUnchanged:
            headers[.cacheControl] = "public, no-cache"
            headers[.eTag] = tag
            if let since { headers[.lastModified] = HTTPDate.text(since) }
        case .none: headers[.cacheControl] = "no-store"
        }
        if page.status == .ok, page.lifetime != .none, isKnown(tag, since, to: request) {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = page.charset.map { "text/plain; charset=\($0)" } ?? page.type.rawValue
        if isCompressed { headers[.contentEncoding] = "gzip" }
        if let name = page.filename {
            let kind = page.charset == nil ? "attachment" : "inline"
            headers[.contentDisposition] = "\(kind); filename=\"\(name)\""
        }
        let body = isCompressed ? page.gzipped ?? page.body : page.body
        return Response(status: page.status, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    private func isKnown(_ tag: String, _ since: Int64?, to request: Request) -> Bool {
        if let tags = request.headers[.ifNoneMatch] {
            // Weak comparison: a cache that compressed the body on its own may have made the tag weak.
            let bare = tags.split(separator: ",").map { $0.filter { $0 != " " } }
            return bare.contains("*") || bare.contains(tag) || bare.contains("W/" + tag)
        }
        guard let since, let known = request.headers[.ifModifiedSince].flatMap(HTTPDate.seconds) else { return false }
        return since <= known
    }

    /// The page that explains why there is none.
    func complaint(about error: any Error, _ request: Request, log: Logger) -> Response {
        let known = error as? PageError
        if case .moved(let path) = known {
            return Response(status: .movedPermanently, headers: [.location: path, .cacheControl: "no-cache"])
        }
        let status = known?.status ?? .internalServerError
        let words = known?.explanation ?? "The server could not read its index or an archive. Its log tells more."
        if known == nil { log.error("\(request.head.path ?? "-"): \(error)") }
        var page: Page
        if (request.head.path ?? "").hasPrefix("/api/") {
            page = Page(.json, APIError(status: status.code, message: words).text, status: status, lifetime: .none)
        } else {
            page = Page(.html, templates.errorPage(status, words, assets), status: status, lifetime: .none)
        }
        page.lifetime = .none
        var response = sent(page, to: request)
        if case .method = known { response.headers[.allow] = "GET, HEAD" }
        if status == .serviceUnavailable { response.headers[.retryAfter] = "5" }
        return response
    }
}
