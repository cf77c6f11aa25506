import Foundation
import Glibc
import Synchronization

/// A server of one's own on 127.0.0.1 that reads a request of HTTP and leaves the answer to the test.
///
/// Each connection has a thread of its own and one request; it ends when the test lets go of the server.
package final class LoopbackServer: Sendable {
    /// A connection with its request.
    package struct Connection {
        /// All of the request up to its empty line.
        package var request: String
        fileprivate var descriptor: Int32

        /// The path without its query.
        package var path: String {
            let words = request.split(separator: " ", maxSplits: 2)
            return words.count == 3 ? String(words[1].prefix { $0 != "?" }) : ""
        }

        /// Sends bytes; false when the client is gone.
        @discardableResult
        package func send(_ bytes: [UInt8]) -> Bool {
            var sent = 0
            while sent < bytes.count {
                let count = bytes.withUnsafeBytes {
                    Glibc.send(descriptor, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }

        /// Sends the head of an answer; without a length, what follows ends with the connection.
        @discardableResult
        package func sendHead(_ status: Int, length: Int?, fields: String = "") -> Bool {
            let length = length.map { "Content-Length: \($0)\r\n" } ?? ""
            return send(Array("HTTP/1.1 \(status) X\r\n\(fields)\(length)Connection: close\r\n\r\n".utf8))
        }

        /// Waits until the client is gone.
        package func waitUntilGone() {
            var byte: UInt8 = 0
            while recv(descriptor, &byte, 1, 0) > 0 {}
        }
    }

    /// Where it listens, without a slash at the end.
    package let url: String
    private let listener: Int32

    /// Listens on a free port; `answer` is called for each request.
    package init(_ answer: @escaping @Sendable (Connection) -> Void) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 64) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
        self.listener = listener
        url = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
        Thread.detachNewThread {
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else { return }
                Thread.detachNewThread {
                    if let request = Self.request(from: descriptor) {
                        answer(Connection(request: request, descriptor: descriptor))
                    }
                    close(descriptor)
                }
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private static func request(from descriptor: Int32) -> String? {
        var request: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 4096)
        while !request.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            let count = recv(descriptor, &part, part.count, 0)
            guard count > 0 else { return nil }
            request += part[..<count]
        }
        return String(decoding: request, as: UTF8.self)
    }
}
