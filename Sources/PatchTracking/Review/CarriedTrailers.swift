/// The tags that the patches of a series have in their commit messages, to be asked for one after the other.
///
/// Every trailer is read once, however many tags were given.
struct CarriedTrailers {
    private let parts: [Part]
    /// How many of the parts have a tag; made when a tag for all parts is asked for first.
    private var counts: [TagIdentity: Int]?
    /// The tags that the parts of a number have in common, of those that were asked for.
    private var byNumber: [Int: Set<TagIdentity>] = [:]
    private var indicesByNumber: [Int: [Int]]?

    init(of series: Series) { parts = series.parts }

    /// Whether the patches that a tag is given to have it already; false where none of them was received.
    mutating func contain(_ identity: TagIdentity, for target: ReviewTag.Target) -> Bool {
        switch target {
        case .series:
            let counts = self.counts ?? counted()
            self.counts = counts
            return !parts.isEmpty && counts[identity] == parts.count
        case .part(let number):
            if let known = byNumber[number] { return known.contains(identity) }
            let identities = common(toPartsOf: number)
            byNumber[number] = identities
            return identities.contains(identity)
        }
    }

    private func counted() -> [TagIdentity: Int] {
        var counts: [TagIdentity: Int] = [:]
        for part in parts { for identity in Self.identities(of: part) { counts[identity, default: 0] += 1 } }
        return counts
    }

    private mutating func common(toPartsOf number: Int) -> Set<TagIdentity> {
        let indices = indicesByNumber ?? Dictionary(grouping: parts.indices) { parts[$0].number }
        indicesByNumber = indices
        guard let own = indices[number] else { return [] }
        return own.dropFirst().reduce(Self.identities(of: parts[own[0]])) {
            $0.intersection(Self.identities(of: parts[$1]))
        }
    }

    private static func identities(of part: Part) -> Set<TagIdentity> {
        Set(part.message.trailers.lazy.compactMap { TagIdentity($0) })
    }
}
