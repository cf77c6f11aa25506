/// Tells cheaply whether one of some phrases may stand in a text, before anybody takes it apart into words.
package struct PhraseFilter: Sendable {
    /// The phrases, in lower case, those with the same first two bytes together.
    private let groups: [[StaticString]]
    /// The number of the group for two bytes, by the lower five bits of each; 0 for none.
    private let numbers: [UInt8]

    /// Takes phrases of two bytes and more in lower case, at most 255 pairs of first bytes among them.
    package init(_ phrases: [StaticString]) {
        var groups: [[StaticString]] = [[]]
        var numbers = [UInt8](repeating: 0, count: 1024)
        for phrase in phrases {
            precondition(phrase.utf8CodeUnitCount > 1, "a phrase has two bytes and more")
            let pair = Self.pair(phrase.utf8Start[0], phrase.utf8Start[1])
            if numbers[pair] == 0 {
                numbers[pair] = UInt8(groups.count)
                groups.append([])
            }
            groups[Int(numbers[pair])].append(phrase)
        }
        self.groups = groups
        self.numbers = numbers
    }

    /// Whether a phrase stands in `bytes`, also within a word, whatever the case of its letters, or `isOther` says yes to two
    /// bytes in a row.
    @inline(__always)
    package func occurs(
        in bytes: UnsafeBufferPointer<UInt8>, or isOther: (UInt8, UInt8) -> Bool = { _, _ in false }
    ) -> Bool {
        guard bytes.count > 1 else { return false }
        return numbers.withUnsafeBufferPointer { numbers in
            var first = bytes[0]
            for index in 1..<bytes.count {
                let second = bytes[index]
                let number = numbers[Self.pair(first, second)]
                if number != 0, begins(in: (index - 1)..<bytes.count, of: bytes, group: number) { return true }
                if isOther(first, second) { return true }
                first = second
            }
            return false
        }
    }

    /// Whether the bytes of `range` begin with one of the phrases.
    package func begins(in range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard range.count > 1 else { return false }
        let number = numbers[Self.pair(bytes[range.lowerBound], bytes[range.lowerBound + 1])]
        return number != 0 && begins(in: range, of: bytes, group: number)
    }

    @inline(never)
    private func begins(in range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, group number: UInt8) -> Bool {
        groups[Int(number)].contains { bytes.starts(withCaseless: $0, in: range) }
    }

    @inline(__always)
    private static func pair(_ first: UInt8, _ second: UInt8) -> Int { Int(first & 31) << 5 | Int(second & 31) }
}
