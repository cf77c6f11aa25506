internal import Glibc

/// Files that the process may have open (getrlimit(2), `RLIMIT_NOFILE`; `ulimit -n`).
public enum DescriptorLimit {
    /// For the index, the archives, git, and connections that are turned away.
    static let reserve = 160
    /// A server with fewer connections is none.
    static let fewest = 16

    /// How many connections a server can have, leaving room for everything else; nil when there are too few.
    public static var connections: Int? { connections(of: current) }

    /// How many of `descriptors` are for connections.
    static func connections(of descriptors: Int) -> Int? {
        descriptors - reserve >= fewest ? descriptors - reserve : nil
    }

    /// The limit of this process.
    public static var current: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
        return Int(min(limit.rlim_cur, rlim_t(Int32.max)))
    }
}
