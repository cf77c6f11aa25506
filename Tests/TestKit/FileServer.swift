import Foundation
import Synchronization

/// A server of plain files over HTTP on this machine, which git can fetch from after `git update-server-info`.
///
/// It serves until the test lets go of it.
package final class FileServer: Sendable {
    /// Where it listens, without a slash at the end.
    package var url: String { server.url }
    private let server: LoopbackServer
    private let log: Log

    /// What was asked for, and what is answered otherwise than from files.
    private final class Log: Sendable {
        let paths = Mutex<[String]>([])
        let refusals = Mutex<[String: Int]>([:])
        let authorization = Mutex<String?>(nil)
    }

    /// Serves a folder.
    package init(_ folder: String) throws {
        let log = Log()
        self.log = log
        server = try LoopbackServer { Self.answer($0, folder, log) }
    }

    /// The paths that were asked for, oldest first.
    package var requests: [String] { log.paths.withLock { $0 } }

    /// Forgets what was asked for.
    package func forgetRequests() { log.paths.withLock { $0 = [] } }

    /// Answers a path with a status from now on; nil for the file.
    package func refuse(_ path: String, with status: Int?) { log.refusals.withLock { $0[path] = status } }

    /// Wants a user and a password from now on.
    package func demand(user: String, password: String) {
        let words = Data("\(user):\(password)".utf8).base64EncodedString()
        log.authorization.withLock { $0 = "authorization: basic \(words)".lowercased() }
    }

    private static func answer(_ connection: LoopbackServer.Connection, _ folder: String, _ log: Log) {
        let path = connection.path
        log.paths.withLock { $0.append(path) }
        let authorization = log.authorization.withLock { $0 }
        let isAllowed = authorization.map { connection.request.lowercased().contains("\r\n\($0)\r\n") } ?? true
        let refusal = isAllowed ? log.refusals.withLock { $0[path] } : 401
        let body = refusal == nil && !path.contains("..") ? FileManager.default.contents(atPath: folder + path) : nil
        let status = refusal ?? (body == nil ? 404 : 200)
        let challenge = isAllowed ? "" : "WWW-Authenticate: Basic realm=\"x\"\r\n"
        if connection.sendHead(status, length: body?.count ?? 0, fields: challenge), let body {
            connection.send([UInt8](body))
        }
    }
}
