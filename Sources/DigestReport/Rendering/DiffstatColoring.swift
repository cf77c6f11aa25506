/// The `+` and `-` of a diffstat, green and red.
struct DiffstatColoring {
    var style: TerminalStyle

    func lines(of diffstat: String) -> [String] {
        guard !diffstat.isEmpty else { return [] }
        guard style.isOn else { return [diffstat] }
        return diffstat.split(separator: "\n", omittingEmptySubsequences: false).map { colored(String($0)) }
    }

    private func colored(_ line: String) -> String {
        guard let bar = line.lastIndex(of: "|") else { return line }
        let start = line[bar...].firstIndex { $0 == "+" || $0 == "-" } ?? line.endIndex
        let marks = line[start...]
        guard marks.allSatisfy({ $0 == "+" || $0 == "-" }) else { return line }
        let plus = marks.prefix { $0 == "+" }
        return line[..<start] + style.added(String(plus)) + style.removed(String(marks.dropFirst(plus.count)))
    }
}
