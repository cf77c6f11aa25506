import CZlib
import HTTPTypes
import Testing

@testable import WebUI

@Suite("The server")
struct ProtocolTests {
    @Test(
        "tells browsers what to refuse, with every answer",
        arguments: ["/", "/nope/", "/tide/cover-v1@example.org/raw", "/tide", "/api/v1/lists"])
    func security(path: String) async throws {
        let headers = try await TestSite().get(path).headers
        let policy = try #require(headers[.contentSecurityPolicy])
        #expect(policy.hasPrefix("default-src 'none'; style-src 'self'; script-src 'self';"))
        #expect(!policy.contains("unsafe"))
        #expect(headers[.xContentTypeOptions] == "nosniff")
    }

    @Test("says that a page is the one the reader has")
    func conditional() async throws {
        let site = try await TestSite()
        let page = try await site.get("/tide/")
        let tag = try #require(page.headers[.eTag])
        let date = try #require(page.headers[.lastModified])
        #expect(date.hasSuffix(" GMT"))
        let cases: [(HTTPFields, HTTPResponse.Status)] = [
            ([.ifNoneMatch: tag], .notModified), ([.ifNoneMatch: "\"x\", W/\(tag)"], .notModified),
            ([.ifNoneMatch: "*"], .notModified), ([.ifModifiedSince: date], .notModified),
            ([.ifNoneMatch: "\"x\"", .ifModifiedSince: date], .ok),
            ([.ifModifiedSince: "Thu, 01 Jan 2015 00:00:00 GMT"], .ok),
            ([.ifModifiedSince: "yesterday"], .ok), ([:], .ok),
        ]
        for (headers, status) in cases {
            let answer = try await site.get("/tide/", headers)
            #expect(answer.status == status, "\(headers)")
            #expect(answer.bytes.isEmpty == (status == .notModified))
            #expect(answer.headers[.eTag] == tag)
        }
    }

    @Test(
        "compresses for those who take it",
        arguments: [
            ("gzip", true), ("deflate, GZIP;q=0.5", true), ("*", true), ("gzip;q=0", false), ("br", false), ("", false),
        ])
    func compression(accepted: String, isCompressed: Bool) async throws {
        let site = try await TestSite()
        let plain = try await site.get("/tide/")
        let page = try await site.get("/tide/", [.acceptEncoding: accepted])
        #expect(page.headers[.contentEncoding] == (isCompressed ? "gzip" : nil))
        #expect(page.headers[.vary] == "Accept-Encoding")
        #expect((isCompressed ? Self.inflated(page.bytes) : page.bytes) == plain.bytes)
        #expect((page.headers[.eTag] == plain.headers[.eTag]) == !isCompressed)
    }

    @Test("answers HEAD as GET, without the body")
    func head() async throws {
        let site = try await TestSite()
        let page = try await site.get("/tide/")
        let head = try await site.ask(.head, "/tide/")
        #expect(head.bytes.isEmpty)
        #expect(head.headers[.contentLength] == "\(page.bytes.count)")
        #expect(head.headers[.eTag] == page.headers[.eTag])
    }

    @Test("takes no other method", arguments: [HTTPRequest.Method.put, .delete, .post, .options, .trace, .patch])
    func methods(_ method: HTTPRequest.Method) async throws {
        let answer = try await TestSite().ask(method, "/tide/")
        #expect(answer.status == .methodNotAllowed)
        #expect(answer.headers[.allow] == "GET, HEAD")
    }

    @Test("keeps style and script for good, under an address of their bytes")
    func assets() async throws {
        let site = try await TestSite()
        let text = try await site.get("/").text
        for pattern in [#/href="(\/assets\/[0-9a-f]+\/tidings.css)"/#, #/src="(\/assets\/[0-9a-f]+\/tidings.js)"/#] {
            let path = try #require(text.firstMatch(of: pattern)).output.1
            let file = try await site.get(String(path))
            #expect(file.status == .ok)
            #expect(file.headers[.cacheControl] == "public, max-age=31536000, immutable")
        }
    }

    @Test("refuses large requests")
    func sizes() async throws {
        let site = try await TestSite()
        #expect(try await site.get("/" + String(repeating: "a", count: 17_000)).status == .uriTooLong)
        let answer = try await site.ask(.post, "/tide/?q=a&x=m", [.contentLength: "99999999999999999999"])
        #expect(answer.status == .contentTooLarge)
        #expect(try await site.get("/tide/?q=" + String(repeating: "a", count: 12_001)).status == .badRequest)
    }

    @Test("is well, and counts what it did")
    func operation() async throws {
        let site = try await TestSite()
        #expect(try await site.get("/healthz").text == "ok\n")
        _ = try await site.answers([(.get, "/tide/", [:]), (.get, "/tide/", [:]), (.get, "/nope/", [:])])
        let text = try await site.get("/metrics").text
        #expect(text.contains("tidings_http_requests_total{route=\"list\",status=\"200\"} 2\n"))
        #expect(text.contains("tidings_http_requests_total{route=\"list\",status=\"404\"} 1\n"))
        #expect(text.contains("tidings_page_cache_hits_total 1\n"))
        #expect(text.contains("tidings_http_request_duration_seconds_count{route=\"list\"} 3\n"))
    }

    private static func inflated(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        defer { inflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: 1 << 20)
        let count = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return inflate(&stream, Z_FINISH) == Z_STREAM_END ? output.count - Int(stream.avail_out) : -1
            }
        }
        return count < 0 ? [] : Array(output[..<count])
    }
}
