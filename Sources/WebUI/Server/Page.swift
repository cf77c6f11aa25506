internal import HTTPTypes
internal import NIOCore

/// A finished answer, as it is kept and sent.
struct Page: Sendable {
    /// What kind of document it is.
    enum MediaType: String, Sendable {
        case html = "text/html; charset=utf-8"
        case text = "text/plain; charset=utf-8"
        case json = "application/json"
        case atom = "application/atom+xml; charset=utf-8"
        case css = "text/css; charset=utf-8"
        case script = "text/javascript; charset=utf-8"
        case svg = "image/svg+xml"
        case metrics = "text/plain; version=0.0.4; charset=utf-8"
        case gzippedMbox = "application/gzip"
        case mbox = "application/mbox"
        case file = "application/octet-stream"

        /// Whether gzip makes it smaller.
        var isCompressible: Bool { self != .gzippedMbox && self != .file }
    }

    /// How long others may keep it.
    enum Lifetime: Sendable {
        /// For good: its address changes with its bytes.
        case forever
        /// As long as the server says that it is the same.
        case whileUnchanged
        /// Not at all.
        case none
    }

    var status: HTTPResponse.Status = .ok
    var type: MediaType
    var body: ByteBuffer
    /// The body compressed; nil where that gains nothing.
    var gzipped: ByteBuffer?
    var lifetime: Lifetime = .whileUnchanged
    /// The name under which a browser keeps it; nil for what it shows.
    var filename: String?
    /// The declared charset of a text from a mail; a browser shows such a text.
    var charset: String?
    /// What the body is called, in quotes as in `ETag`.
    var tag: String
    /// When it is to be rebuilt although the index is unchanged, in seconds since 1970 UTC; nil for never.
    var expires: Int64?
    /// What the index held when it was made, where that is not what it held when it was asked for.
    var revision: String?

    init(
        _ type: MediaType, _ bytes: [UInt8], status: HTTPResponse.Status = .ok, lifetime: Lifetime = .whileUnchanged,
        filename: String? = nil
    ) {
        self.type = type
        self.status = status
        self.lifetime = lifetime
        self.filename = filename
        body = ByteBuffer(bytes: bytes)
        tag = ContentHash.hex(of: bytes)
    }

    init(_ type: MediaType, _ text: String, status: HTTPResponse.Status = .ok, lifetime: Lifetime = .whileUnchanged) {
        self.init(type, Array(text.utf8), status: status, lifetime: lifetime)
    }

    /// The same with its body compressed beside it, where that is worth it.
    func compressed() -> Page {
        guard isWorthCompressing else { return self }
        var page = self
        // Without memory for it, the page is sent as it is.
        page.gzipped = body.withUnsafeReadableBytes { try? GzipStream.compress($0) }.map { ByteBuffer(bytes: $0) }
        return page
    }

    /// Bytes that keeping it takes.
    var size: Int { body.readableBytes + (gzipped?.readableBytes ?? 0) + 512 }

    /// Shorter bodies gain nothing by compression, and longer ones, which few ask for, keep others waiting.
    var isWorthCompressing: Bool { type.isCompressible && (1024...(8 << 20)).contains(body.readableBytes) }
}
