internal import Glibc

/// What the shell allows the program to take (setrlimit(2)), and what it needs.
enum MachineLimits {
    /// Files, pipes and connections that are open at once while an archive is read.
    private static let files: UInt64 = 64
    /// Bytes of addresses; most of them are never used, as those of stacks and mapped files.
    private static let addresses: UInt64 = 2 << 30

    /// Allows as many files as there may be, and sees to it that the rest suffices: where memory or files end in the
    /// middle of something, libraries end the program without a word.
    ///
    /// - Throws: `Failure` that says what to change.
    static func check() throws {
        if var limit = limit(of: RLIMIT_NOFILE) {
            if limit.rlim_cur < 1024, limit.rlim_cur < limit.rlim_max {
                limit.rlim_cur = min(1024, limit.rlim_max)
                setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            }
            guard limit.rlim_cur >= files else {
                throw Failure(
                    status: .cannotReadOrWrite,
                    message: "only \(limit.rlim_cur) files may be open; allow \(files) or more with `ulimit -n`")
            }
        }
        for (resource, option) in [(RLIMIT_AS, "-v"), (RLIMIT_DATA, "-d")] {
            guard let limit = limit(of: resource), limit.rlim_cur < addresses else { continue }
            throw Failure(
                status: .cannotReadOrWrite,
                message:
                    "only \(limit.rlim_cur >> 20) MiB of memory may be asked for; allow \(addresses >> 20) MiB or more "
                    + "with `ulimit \(option)`")
        }
    }

    private static func limit(of resource: __rlimit_resource) -> rlimit? {
        var limit = rlimit()
        return getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 ? limit : nil
    }
}
