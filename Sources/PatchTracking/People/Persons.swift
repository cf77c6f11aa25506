public import MailFormat

/// Which mailboxes are one person's: found from what mails say, for counting people.
///
/// Addresses are joined by an equal full name of two words or more, and where a mail from one gives the other under the same
/// name (in-body From, Reply-To). Two addresses with one name that were seen in one thread as different people, one giving a
/// review tag to what the other posted, are not joined by the name. An address with several names is a role's or a
/// list's, and joins nobody.
///
/// For decisions about whose a patch is, ``People`` is stricter.
public struct Persons: Sendable, Equatable {
    /// A mailbox as mails have it, and how many it sent.
    public struct Known: Sendable, Hashable {
        /// The mailbox.
        public var mailbox: Mailbox
        /// How many messages it sent.
        public var messages: Int

        /// Makes an entry.
        public init(_ mailbox: Mailbox, messages: Int) {
            self.mailbox = mailbox
            self.messages = messages
        }
    }

    /// Two mailboxes, in either order.
    public struct Pair: Sendable, Hashable {
        var first: Mailbox
        var second: Mailbox

        /// Makes a pair.
        public init(_ first: Mailbox, _ second: Mailbox) {
            (self.first, self.second) = (first, second)
        }
    }

    /// The mailbox that stands for a person, by each of their addresses in lower case; only for those with several.
    private var representatives: [String: Mailbox] = [:]

    /// Nobody is joined.
    public init() {}

    /// Joins mailboxes, whatever their order.
    ///
    /// - Parameters:
    ///   - known: mailboxes, and how many messages each sent.
    ///   - proofs: pairs of mailboxes where a mail from one gives the other as the same person's.
    ///   - different: mailboxes that were seen in one thread as different people.
    public init(_ known: [Known], proofs: [Pair] = [], different: [Pair] = []) {
        let ownNames = known.map { PersonName($0.mailbox.name) }
        let names = Self.names(known, ownNames)
        let addresses = names.keys.sorted()
        let indexes = Dictionary(uniqueKeysWithValues: addresses.enumerated().map { ($1, $0) })
        var sets = DisjointSets(count: addresses.count)
        func isOne(_ address: String, _ name: PersonName) -> Bool { names[address] == name }
        for proof in proofs {
            let name = PersonName(proof.first.name)
            let (first, second) = (proof.first.comparedAddress, proof.second.comparedAddress)
            guard name.isFull, name == PersonName(proof.second.name), let left = indexes[first],
                let right = indexes[second], isOne(first, name), isOne(second, name)
            else { continue }
            _ = sets.join(left, right)
        }
        var apart: [PersonName: Set<String>] = [:]
        for pair in different {
            let name = PersonName(pair.first.name)
            guard name == PersonName(pair.second.name) else { continue }
            apart[name, default: []].formUnion([pair.first.comparedAddress, pair.second.comparedAddress])
        }
        var firstOfName: [PersonName: Int] = [:]
        for (index, address) in addresses.enumerated() {
            guard let name = names[address], name.isFull, apart[name]?.contains(address) != true else { continue }
            if let first = firstOfName[name] { _ = sets.join(first, index) } else { firstOfName[name] = index }
        }
        represent(known, ownNames.map(\.isFull), &sets, indexes)
    }

    /// The mailbox under which a person is counted.
    public func representative(of mailbox: Mailbox) -> Mailbox {
        representatives[mailbox.comparedAddress] ?? mailbox
    }

    /// The addresses of the person who is counted under one, in lower case and in their own order.
    public func addresses(of address: String) -> [String] {
        guard let own = representatives[address.lowercased()] else { return [address.lowercased()] }
        return representatives.filter { $0.value.address == own.address }.keys.sorted()
    }

    /// Whether nobody is joined.
    public var isEmpty: Bool { representatives.isEmpty }

    /// The name of each address that one person has: its full name, or the only one; addresses of several people are left out.
    private static func names(_ known: [Known], _ ownNames: [PersonName]) -> [String: PersonName] {
        var all: [String: Set<PersonName>] = [:]
        for (entry, name) in zip(known, ownNames) where !entry.mailbox.address.isEmpty {
            all[entry.mailbox.comparedAddress, default: []].insert(name)
        }
        return all.compactMapValues { names in
            let full = names.filter(\.isFull)
            let short = names.filter { !$0.isFull && !$0.words.isEmpty }
            guard full.count + (full.isEmpty ? short.count : 0) <= 1 else { return nil }
            guard let name = full.first else { return short.first ?? PersonName("") }
            let words = Set(name.words.split(separator: " "))
            return short.allSatisfy { words.contains(Substring($0.words)) } ? name : nil
        }
    }

    /// The mailbox that sent most stands for all; of equal ones the first in the order of addresses and names.
    private mutating func represent(
        _ known: [Known], _ haveNames: [Bool], _ sets: inout DisjointSets, _ indexes: [String: Int]
    ) {
        var best: [Int: (entry: Known, hasName: Bool)] = [:]
        var members: [Int: Set<String>] = [:]
        for (entry, hasName) in zip(known, haveNames) {
            let address = entry.mailbox.comparedAddress
            guard let index = indexes[address] else { continue }
            let root = sets.find(index)
            members[root, default: []].insert(address)
            guard let (other, otherHasName) = best[root] else {
                best[root] = (entry, hasName)
                continue
            }
            let order = (hasName ? 0 : 1, -entry.messages, entry.mailbox.address, entry.mailbox.name)
            if order < (otherHasName ? 0 : 1, -other.messages, other.mailbox.address, other.mailbox.name) {
                best[root] = (entry, hasName)
            }
        }
        for (root, addresses) in members {
            guard let entry = best[root]?.entry else { continue }
            for address in addresses { representatives[address] = entry.mailbox }
        }
    }
}
