/// Gives each line a number, equal lines the same one.
struct LineTable {
    private var numbers: [ArraySlice<UInt8>: Int32] = [:]

    mutating func numbers(of lines: some Sequence<ArraySlice<UInt8>>) -> [Int32] {
        lines.map { line in
            if let number = numbers[line] { return number }
            let number = Int32(truncatingIfNeeded: numbers.count)
            numbers[line] = number
            return number
        }
    }
}
