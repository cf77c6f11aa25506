internal import Foundation

/// The time of day, in seconds since 1970 UTC.
typealias Clock = @Sendable () -> Int64

/// The machine's clock.
let systemClock: Clock = { Int64(Date().timeIntervalSince1970) }
