import Foundation
import Glibc
import Synchronization

/// A server of plain files over HTTP on this machine, which git can fetch from after `git update-server-info`.
///
/// It answers one request a connection, on a thread of its own, until the test lets go of it.
final class FileServer: Sendable {
    /// Where it listens, without a slash at the end.
    let url: String
    private let listener: Int32
    private let log: Log

    /// What was asked for, and what is answered otherwise than from files.
    final class Log: Sendable {
        fileprivate let paths = Mutex<[String]>([])
        fileprivate let refusals = Mutex<[String: Int]>([:])
        fileprivate let authorization = Mutex<String?>(nil)
    }

    /// Serves a folder.
    init(_ folder: String) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 64) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
        self.listener = listener
        url = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
        log = Log()
        Thread.detachNewThread { [log] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                Self.answer(connection, folder, log)
                close(connection)
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// The paths that were asked for, oldest first.
    var requests: [String] { log.paths.withLock { $0 } }

    /// Forgets what was asked for.
    func forgetRequests() { log.paths.withLock { $0 = [] } }

    /// Answers a path with a status from now on; nil for the file.
    func refuse(_ path: String, with status: Int?) { log.refusals.withLock { $0[path] = status } }

    /// Wants a user and a password from now on.
    func demand(user: String, password: String) {
        let words = Data("\(user):\(password)".utf8).base64EncodedString()
        log.authorization.withLock { $0 = "authorization: basic \(words)".lowercased() }
    }

    private static func answer(_ connection: Int32, _ folder: String, _ log: Log) {
        var request: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 4096)
        while !request.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            let count = recv(connection, &part, part.count, 0)
            guard count > 0 else { return }
            request += part[..<count]
        }
        let words = String(decoding: request, as: UTF8.self).split(separator: " ", maxSplits: 2)
        guard words.count == 3 else { return }
        let path = String(words[1].prefix { $0 != "?" })
        log.paths.withLock { $0.append(path) }
        let authorization = log.authorization.withLock { $0 }
        let isAllowed =
            authorization == nil
            || String(decoding: request, as: UTF8.self).lowercased().contains("\r\n\(authorization!)\r\n")
        let refusal = isAllowed ? log.refusals.withLock { $0[path] } : 401
        let body = refusal == nil && !path.contains("..") ? FileManager.default.contents(atPath: folder + path) : nil
        let status = refusal ?? (body == nil ? 404 : 200)
        let challenge = isAllowed ? "" : "WWW-Authenticate: Basic realm=\"x\"\r\n"
        let head =
            "HTTP/1.1 \(status) X\r\n\(challenge)Content-Length: \(body?.count ?? 0)\r\nConnection: close\r\n\r\n"
        let bytes = Array(head.utf8) + (body.map { [UInt8]($0) } ?? [])
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                send(connection, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }
}
