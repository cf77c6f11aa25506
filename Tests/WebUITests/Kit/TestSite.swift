import DigestReport
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import MailArchive
import NIOCore
import NIOEmbedded
import PatchIndex
import Testing

@testable import WebUI

/// A server over an invented list, asked in memory.
///
///     let site = try await TestSite()
///     let page = try await site.get("/tide/")
///     #expect(page.status == .ok)
final class TestSite: Sendable {
    /// What came back.
    struct Answer: Sendable {
        var status: HTTPResponse.Status
        var headers: HTTPFields
        var bytes: [UInt8]

        /// The body as text.
        var text: String { String(decoding: bytes, as: UTF8.self) }
        /// The first words of the kind of document.
        var type: String { headers[.contentType] ?? "" }
    }

    private let folder: URL
    let store: SQLiteStore
    private let responder: WebResponder
    private let logger: Logger

    /// Serves mails as a list named `tide`, and others as one named `other`; `words` makes them searchable.
    ///
    /// `mailmap` and `organisations` are what the reader's files say; `clock` says what is now, and `cache` how many bytes of
    /// pages are kept. With `isSameMinute` all mails are received in the same second. `tracing` is called with
    /// each statement that the index runs.
    init(
        _ mails: [String] = TestMails.all, other: [String] = [], words: Bool = false, mailmap: String = "",
        organisations: String = "", cache: Int = 64 << 20, isSameMinute: Bool = false,
        clock: @escaping Clock = systemClock, tracing: (@Sendable (String) -> Void)? = nil
    ) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tidings-web-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        store = try SQLiteStore(path: folder.appending(path: "index.sqlite").path, tracing: tracing)
        var configuration = WebConfiguration(baseURL: "http://lists.example.org")
        configuration.freshness = .zero
        configuration.cacheSize = cache
        configuration.choices.mailmap = Mailmap(parsing: Array(mailmap.utf8))
        configuration.choices.organisations = OrganisationMap(parsing: Array(organisations.utf8)).before(.standard)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        self.logger = logger
        responder = try WebServer(store: store, configuration: configuration, logger: logger, clock: clock).responder
        if words { try await store.keepText() }
        try await add(mails, isSameMinute: isSameMinute)
        if !other.isEmpty { try await add(other, to: "other", isSameMinute: isSameMinute) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Has a list receive mails, a minute after the other.
    func add(_ mails: [String], to list: String = "tide", isSameMinute: Bool = false) async throws {
        let file = folder.appending(path: "\(list).mbox")
        let known = (try? String(contentsOf: file, encoding: .isoLatin1)) ?? ""
        let start = known.components(separatedBy: "\nFrom list").count
        let text = mails.enumerated().map { number, mail in
            let minute = isSameMinute ? 0 : start + number
            let time = "\(minute / 60 + 10):\(minute % 60 < 10 ? "0" : "")\(minute % 60):00"
            let quoted = mail.replacing(#/(?m)^(>*From )/#) { ">\($0.output.1)" }
            return "From list@example.org Mon Jan  5 \(time) 2026\n\(quoted)\n\n"
        }.joined()
        try Data((known + text).utf8).write(to: file)
        try await Indexer(store: store).update(try await Archive(at: file.path))
    }

    /// Asks with GET.
    func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> Answer {
        try await ask(.get, path, headers)
    }

    /// Asks.
    func ask(_ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:]) async throws -> Answer {
        try await answers([(method, path, headers)])[0]
    }

    /// Asks one thing after the other.
    func answers(_ requests: [(HTTPRequest.Method, String, HTTPFields)]) async throws -> [Answer] {
        var answers: [Answer] = []
        for (method, path, headers) in requests {
            let request = Request(
                head: HTTPRequest(
                    method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers),
                body: RequestBody(buffer: ByteBuffer()))
            let context = WebContext(
                source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: logger))
            let response = try await responder.respond(to: request, context: context)
            let body = BodyCollector()
            try await response.body.write(body)
            answers.append(
                Answer(status: response.status, headers: response.headers, bytes: Array(body.buffer.readableBytesView)))
        }
        return answers
    }
}
