internal import ArgumentParser

/// An address and a port to listen on: `127.0.0.1:8080`, `[::1]:8080`, `8080`.
struct ListenAddress: ExpressibleByArgument, CustomStringConvertible, Equatable {
    /// The address or the host's name, without brackets.
    var host: String
    /// The port; 0 for any that is free.
    var port: Int

    init(host: String, port: Int) {
        (self.host, self.port) = (host, port)
    }

    init?(argument: String) {
        guard let colon = argument.lastIndex(of: ":") else {
            guard let port = Self.port(argument[...]) else { return nil }
            self.init(host: "127.0.0.1", port: port)
            return
        }
        guard let port = Self.port(argument[argument.index(after: colon)...]) else { return nil }
        var host = argument[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty else { return nil }
        self.init(host: String(host), port: port)
    }

    var description: String { "\(host.contains(":") ? "[\(host)]" : host):\(port)" }

    var defaultValueDescription: String { description }

    private static func port(_ text: Substring) -> Int? {
        guard let port = Int(text), (0...65_535).contains(port) else { return nil }
        return port
    }
}
