/// The review tags that one series got in replies, each once per key, person and part, as given.
public struct ReviewTags: Sendable, Equatable {
    /// The tags, withdrawn ones too.
    public var given: [ReviewTag]

    /// Collects the tags in the answers to `series`.
    public init(of series: Series, answers: [Answer]) {
        given = []
    }

    /// The tags that count for one part: given to it or to the whole series, not withdrawn, each person's once.
    public func tags(forPart number: Int) -> [ReviewTag] {
        given.filter { $0.withdrawnBy == nil && ($0.target == .series || $0.target == .part(number)) }
    }
}
