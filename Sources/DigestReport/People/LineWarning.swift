/// A line of a reader's file that could not be understood and was left out.
public struct LineWarning: Sendable, Equatable, CustomStringConvertible {
    /// The number of the line, from 1.
    public var line: Int
    /// What is wrong with it, in a few words.
    public var reason: String

    /// `12: no address between < and >`.
    public var description: String { "\(line): \(reason)" }
}
