internal import DigestReport
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import MailFormat

/// A line a request, as web servers write it (NCSA common log format), with the referrer left out and the time it took.
struct AccessLog: Sendable {
    let logger: Logger

    func record(_ request: Request, _ response: Response, client: String?, elapsed: Duration) {
        let components = elapsed.components
        let micros = components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
        logger.info(
            """
            \(client ?? "-") - - [\(Self.time())] \
            "\(request.method.rawValue) \(Self.quoted(request.head.path ?? "-")) HTTP/1.1" \(response.status.code) \
            \(response.body.contentLength.map(String.init) ?? "-") \(micros)us
            """)
    }

    /// What a stranger wrote, so that it stays one line and one word in quotes.
    private static func quoted(_ path: String) -> String {
        SafeText.line(String(path.prefix(512))).replacing("\"", with: "%22")
    }

    /// `26/Nov/2026:18:30:00 +0000`.
    private static func time() -> String {
        let words = MailDate(secondsSince1970: Int64(Date().timeIntervalSince1970)).rfc5322().split(separator: " ")
        return "\(HTTPDate.padded(words[1]))/\(words[2])/\(words[3]):\(words[4]) +0000"
    }
}
