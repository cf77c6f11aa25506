import Foundation
import Glibc
import Synchronization

/// A server on this machine that answers as it likes, also for ever.
final class HostileServer: Sendable {
    /// What it sends for a path.
    enum Answer: Sendable {
        /// This, with status 200.
        case bytes([UInt8])
        /// The same again and again, until the client has enough.
        case endless([UInt8])
        /// Nothing, until the client goes.
        case silence
        /// That there is no such thing.
        case nothing
    }

    /// Where it listens, without a slash at the end.
    let url: String
    private let listener: Int32
    private let asked = Mutex(0)

    /// How often it was asked for something.
    var requests: Int { asked.withLock { $0 } }

    init(_ answer: @escaping @Sendable (String) -> Answer) throws {
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
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                self?.asked.withLock { $0 += 1 }
                Thread.detachNewThread {
                    Self.serve(connection, answer)
                    close(connection)
                }
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private static func serve(_ connection: Int32, _ answer: (String) -> Answer) {
        var request: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 4096)
        while !request.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            let count = recv(connection, &part, part.count, 0)
            guard count > 0 else { return }
            request += part[..<count]
        }
        let words = String(decoding: request, as: UTF8.self).split(separator: " ", maxSplits: 2)
        guard words.count == 3 else { return }
        func head(_ status: Int, _ length: String) -> [UInt8] {
            Array("HTTP/1.1 \(status) X\r\n\(length)Connection: close\r\n\r\n".utf8)
        }
        switch answer(String(words[1].prefix { $0 != "?" })) {
        case .bytes(let bytes): _ = send(head(200, "Content-Length: \(bytes.count)\r\n") + bytes, to: connection)
        case .nothing: _ = send(head(404, "Content-Length: 0\r\n"), to: connection)
        case .endless(let bytes):
            guard send(head(200, ""), to: connection) else { return }
            while send(bytes, to: connection) {}
        case .silence: while recv(connection, &part, part.count, 0) > 0 {}
        }
    }

    private static func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(connection, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }
}
