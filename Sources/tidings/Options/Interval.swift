internal import ArgumentParser

/// A span of time as a person writes it: `30s`, `5m`, `2h`.
struct Interval: ExpressibleByArgument, Equatable {
    /// Its length, from ten seconds to a week.
    var duration: Duration

    init?(argument: String) {
        let units = ["s": 1, "m": 60, "h": 3600]
        guard let unit = argument.last.flatMap({ units[String($0)] }), let number = Int(argument.dropLast()),
            (1...604_800).contains(number), (10...604_800).contains(number * unit)
        else { return nil }
        duration = .seconds(number * unit)
    }
}
