public import DigestReport

/// What whoever runs the server can choose.
public struct WebConfiguration: Sendable, Equatable {
    /// The address to listen on; loopback unless told otherwise.
    public var host: String
    /// The port.
    public var port: Int
    /// The address under which readers reach the server, without a slash at its end; feeds name it.
    public var baseURL: String
    /// Other names of the server that requests may ask for, without a port.
    public var hosts: [String]
    /// Most bytes of finished pages that are kept.
    public var cacheSize: Int
    /// Most connections at a time.
    public var connections: Int
    /// How long making a page may take before the reader is told to come back.
    public var patience: Duration
    /// How long a connection may be silent.
    public var idleTimeout: Duration
    /// How long requests under way are given when the server stops; then they are cancelled.
    public var drainTime: Duration
    /// For how long the server takes the index to be unchanged before it looks again.
    public var freshness: Duration
    /// Who is the same person, for whom people work, which files belong to what: for digests, people and organisations.
    public var choices: DigestChoices

    /// The choices; by default those of `tidings serve`.
    public init(
        host: String = "127.0.0.1", port: Int = 8080, baseURL: String? = nil, hosts: [String] = [],
        cacheSize: Int = 64 << 20, connections: Int = 512, patience: Duration = .seconds(30),
        idleTimeout: Duration = .seconds(60), drainTime: Duration = .seconds(15),
        freshness: Duration = .milliseconds(250),
        choices: DigestChoices = DigestChoices()
    ) {
        self.host = host
        self.port = port
        self.baseURL = baseURL ?? "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
        self.hosts = hosts
        self.cacheSize = cacheSize
        self.connections = connections
        self.patience = patience
        self.idleTimeout = idleTimeout
        self.drainTime = drainTime
        self.freshness = freshness
        self.choices = choices
    }
}
