internal import PatchFormat

/// What a mailer broke in a diff: lines that were wrapped or cut, so that counting the lines of a hunk leads astray.
struct DiffDamage {
    /// What is wrong, each once, for a person.
    private(set) var faults: [String] = []
    /// Whether lines of the diff are behind the end that was found by counting.
    private(set) var endsEarly = false

    /// Looks at a diff and at what is behind it, up to the signature.
    init(in diff: [UInt8], rest: ArraySlice<UInt8>) {
        for defect in Diff(parsing: diff).defects {
            let fault = "\(Self.words(for: defect.kind)) (line \(defect.line) of the diff)"
            if faults.count < 4, !faults.contains(fault) { faults.append(fault) }
        }
        endsEarly = !faults.isEmpty || Self.continues(rest)
        if faults.isEmpty, endsEarly { faults = ["lines of it stand behind the end that its hunks promise"] }
    }

    /// Whether the text continues like a diff: at once with a line of code, or further down with a hunk or a file.
    private static func continues(_ rest: ArraySlice<UInt8>) -> Bool {
        var isFirst = true
        for line in rest.split(separator: 10, omittingEmptySubsequences: false).prefix(20_000) {
            if isFirst, let first = line.first, [UInt8(ascii: "+"), UInt8(ascii: "-"), 0x20].contains(first),
                line.contains(where: { $0 > 0x20 })
            {
                return true
            }
            if line.starts(with: "@@ -".utf8) || line.starts(with: "diff --git ".utf8) || line.starts(with: "+++ ".utf8)
            {
                return true
            }
            isFirst = false
        }
        return false
    }

    private static func words(for kind: DiffDefect.Kind) -> String {
        switch kind {
        case .shortHunk: "a hunk has fewer lines than its header says"
        case .longHunk: "a hunk has more lines than its header says"
        case .wrappedLine: "a line was wrapped"
        case .badHunkHeader: "a hunk header cannot be read"
        case .badFileHeader: "a file header cannot be read"
        case .badBinaryPatch: "a binary patch cannot be read"
        }
    }
}
