/// The tags of a series by the part that they count for.
///
/// Going through all tags for each part would take their product, and a sender chooses both.
public struct PartTags: Sendable {
    /// The tags, all that a series was given.
    private let tags: [ReviewTag]
    private let identities: [TagIdentity]
    /// Indices of those asked for that were given to the series as a whole, in order, and of those given to a part.
    private var ofSeries: [Int] = []
    private var ofParts: [Int: [Int]] = [:]
    /// The first of each, be it asked for or not: each person's counts once.
    private var firstOfSeries: [TagIdentity: Int] = [:]
    private var firstOfParts: [Int: [TagIdentity: Int]] = [:]

    /// Sorts those that were not withdrawn; `isAskedFor` chooses among those that count.
    public init(_ tags: ReviewTags, where isAskedFor: (ReviewTag) -> Bool = { _ in true }) {
        self.tags = tags.given
        identities = tags.given.map { TagIdentity($0.trailer, person: $0.person) }
        for (index, tag) in self.tags.enumerated() where tag.withdrawnBy == nil {
            let isFirst: Bool
            switch tag.target {
            case .series:
                isFirst = firstOfSeries[identities[index]] == nil
                if isFirst { firstOfSeries[identities[index]] = index }
                if isFirst, isAskedFor(tag) { ofSeries.append(index) }
            case .part(let number):
                isFirst = firstOfParts[number]?[identities[index]] == nil
                if isFirst { firstOfParts[number, default: [:]][identities[index]] = index }
                if isFirst, isAskedFor(tag) { ofParts[number, default: []].append(index) }
            }
        }
    }

    /// The indices of those that count for a part, the first ones.
    func indices(forPart number: Int, upTo limit: Int = .max) -> [Int] {
        let own = ofParts[number] ?? []
        let ownFirst = firstOfParts[number] ?? [:]
        var found: [Int] = []
        var (left, right) = (0, 0)
        while found.count < limit, left < ofSeries.count || right < own.count {
            if right == own.count || (left < ofSeries.count && ofSeries[left] < own[right]) {
                let index = ofSeries[left]
                left += 1
                if ownFirst[identities[index]].map({ $0 > index }) ?? true { found.append(index) }
            } else {
                let index = own[right]
                right += 1
                if firstOfSeries[identities[index]].map({ $0 > index }) ?? true { found.append(index) }
            }
        }
        return found
    }

    /// The tags that count for a part.
    public func tags(forPart number: Int) -> [ReviewTag] { indices(forPart: number).map { tags[$0] } }

    /// The first tag that counts for a part.
    func first(forPart number: Int) -> ReviewTag? { indices(forPart: number, upTo: 1).first.map { tags[$0] } }

    /// The tag at an index, and what makes it the same as another.
    subscript(index: Int) -> (tag: ReviewTag, identity: TagIdentity) { (tags[index], identities[index]) }
}
