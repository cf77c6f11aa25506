/// A word with the marks that stand next to it.
struct SentenceWord {
    let text: String
    /// Without the marks, in lower case.
    let lower: String

    init(_ text: String) {
        self.text = text
        lower = text.trimming(",;:.!()[]\"'").lowercased()
    }

    /// Whether a part of a sentence ends behind it.
    var endsClause: Bool { text.last.map { ",;.!:)".contains($0) } ?? false }

    /// The numbers in "3", "1-20", "10,14,16,37", "1-3,5"; `nil` if there are none.
    var numbers: [Int]? {
        guard let first = lower.utf8.first, first.isASCIIDigit || first == UInt8(ascii: "#") else { return nil }
        var numbers: [Int] = []
        for piece in lower.split(separator: ",") {
            let ends = piece.split(separator: "-", omittingEmptySubsequences: false).map { $0.drop { $0 == "#" } }
            guard ends.count <= 2, let low = Int(ends[0]), let high = Int(ends[ends.count - 1]), low >= 0, high < 1_000,
                low <= high
            else { return nil }
            numbers += Array(low...high)
        }
        return numbers
    }

    /// Whether it speaks of the writer's own next posting: "applied in v3", "merged into the next version".
    var isOwnWork: Bool {
        if ["version", "revision", "respin", "patchset", "series", "posting", "iteration", "locally", "spin"].contains(
            lower)
        {
            return true
        }
        return lower.first == "v" && lower.count <= 3 && Int(lower.dropFirst()) != nil
    }
}

extension String {
    /// The text without the ASCII characters given at both ends.
    func trimming(_ characters: String) -> String {
        var text = self[...]
        while let first = text.first, characters.contains(first) { text.removeFirst() }
        while let last = text.last, characters.contains(last) { text.removeLast() }
        return String(text)
    }
}
