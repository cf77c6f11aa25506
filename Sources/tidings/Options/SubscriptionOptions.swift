internal import ArgumentParser

/// Which digests of the configuration are meant.
struct SubscriptionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Make the digest of this name, as the configuration says ([digest \"NAME\"]).", valueName: "name"))
    var named: [String] = []

    @Flag(help: "Make all digests of the configuration, as from cron.")
    var all = false

    /// Whether any is.
    var isAsked: Bool { all || !named.isEmpty }

    /// The subscriptions.
    ///
    /// - Throws: `Failure` for a name that the configuration does not have.
    func chosen(from configuration: Configuration) throws -> [Subscription] {
        let known = configuration.digests
        if all {
            guard !known.isEmpty else {
                throw Failure(status: .nothingFound, message: "the configuration has no [digest \"NAME\"]")
            }
            return known
        }
        return try named.map { name in
            guard let found = known.first(where: { $0.name == name }) else {
                let names = known.map(\.name).joined(separator: ", ")
                throw Failure(
                    status: .wrongUsage,
                    message: "the configuration has no digest \"\(name)\"" + (names.isEmpty ? "" : "; it has \(names)"))
            }
            return found
        }
    }
}
