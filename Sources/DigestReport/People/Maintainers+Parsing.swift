extension Maintainers {
    /// The sections of a file, and the lines that could not be understood.
    ///
    /// A section begins with the last line of text before its first line `X: …`; an empty line ends it.
    static func read(_ bytes: [UInt8]) -> (sections: [Section], warnings: [LineWarning]) {
        var sections: [Section] = []
        var warnings: [LineWarning] = []
        var title: String?
        var isOpen = false
        for (number, line) in FileLines(bytes) {
            guard let (letter, value) = field(line) else {
                let text = line.trimmed
                guard text.first != UInt8(ascii: "#") else { continue }
                if text.isEmpty {
                    isOpen = false
                } else {
                    title = text.text
                    isOpen = false
                }
                continue
            }
            if !isOpen {
                // Without a title of its own a block continues the section before.
                if let name = title { sections.append(Section(name: name)) }
                title = nil
                isOpen = true
            }
            guard !sections.isEmpty else {
                warnings.append(LineWarning(line: number, reason: "no title of a section stands before it"))
                continue
            }
            if let reason = take(letter, value, into: &sections[sections.count - 1]) {
                warnings.append(LineWarning(line: number, reason: reason))
            }
        }
        return (sections.filter { !$0.files.isEmpty || !$0.expressions.isEmpty }, warnings)
    }

    /// `F: value`.
    private static func field(_ line: ArraySlice<UInt8>) -> (letter: UInt8, value: ArraySlice<UInt8>)? {
        let start = line.startIndex
        guard line.count >= 2, (0x41...0x5A).contains(line[start]), line[start + 1] == UInt8(ascii: ":") else {
            return nil
        }
        return (line[start], line[(start + 2)...].trimmed)
    }

    private static func take(_ letter: UInt8, _ value: ArraySlice<UInt8>, into section: inout Section) -> String? {
        switch letter {
        case UInt8(ascii: "F"), UInt8(ascii: "X"):
            guard let pattern = FilePattern(parsing: value) else { return "not a pattern of files" }
            if letter == UInt8(ascii: "F") { section.files.append(pattern) } else { section.exclusions.append(pattern) }
        case UInt8(ascii: "N"):
            guard let expression = PathExpression(parsing: value) else {
                return "not a regular expression that can be used here"
            }
            section.expressions.append(expression)
        default: break
        }
        return nil
    }
}
