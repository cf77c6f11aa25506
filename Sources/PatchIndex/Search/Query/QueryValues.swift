internal import PatchTracking
internal import TextIndex

/// Reads the values of terms, each as its field wants it.
struct QueryValues {
    let query: String
    /// Seconds since 1970 UTC, for dates such as "yesterday".
    let now: Int64

    /// What is in quotation marks.
    func phrase(_ text: String, in field: SearchField, at range: Range<Int>) throws(SearchError) -> SearchNode {
        if let value = try special(text, field, range) {
            return .term(SearchTerm(field: field, value: value, range: range))
        }
        return try words(text, isPrefix: false, field, range)
    }

    /// What stands alone.
    func word(_ text: String, in field: SearchField, at range: Range<Int>) throws(SearchError) -> SearchNode {
        if let value = try special(text, field, range) {
            return .term(SearchTerm(field: field, value: value, range: range))
        }
        let isPrefix = text.count > 1 && text.last == "*"
        return try words(isPrefix ? String(text.dropLast()) : text, isPrefix: isPrefix, field, range)
    }

    private func words(
        _ text: String, isPrefix: Bool, _ field: SearchField, _ range: Range<Int>
    ) throws(SearchError) -> SearchNode {
        let words = QueryWords.split(text)
        guard !words.isEmpty else { throw error("there is no letter or digit in this", range) }
        if let address = Self.address(text), !isPrefix {
            switch field {
            case .from, .to, .cc, .toOrCc, .anybody, .anybodyToo:
                return .term(SearchTerm(field: field, value: .text(address), range: range))
            case .any:
                // It may be a person's address or a Message-ID.
                let terms: [(SearchField, SearchValue)] = [
                    (.any, .words(words, isPrefix: false)), (.wholeMessageID, .text(text)),
                ]
                return .either(terms.map { .term(SearchTerm(field: $0.0, value: $0.1, range: range)) })
            default: break
            }
        }
        return .term(SearchTerm(field: field, value: .words(words, isPrefix: isPrefix), range: range))
    }

    private func special(
        _ text: String, _ field: SearchField, _ range: Range<Int>
    ) throws(SearchError) -> SearchValue? {
        switch field {
        case .day, .time, .received:
            guard let span = SearchDate.range(text, isDay: field == .day, now: now) else {
                throw error(
                    "'\(text)' is no date; write 20250131, 2025-01-31, yesterday, 2.weeks.ago, or A..B with two of them",
                    range)
            }
            return .numbers(from: span.from, to: span.to)
        case .version: return try version(text, range)
        case .state: return .text(try known(text, SeriesState.allCases.map(\.searchName), "state", range))
        case .kind: return .text(try known(text, SearchKind.allCases.map(\.rawValue), "kind", range))
        case .blobBefore, .blobAfter, .blob, .patchID:
            let digits = text.lowercased().last == "*" ? String(text.lowercased().dropLast()) : text.lowercased()
            guard digits.utf8.count >= 4, digits.utf8.allSatisfy({ $0 < 0x80 }), digits.allSatisfy(\.isHexDigit) else {
                throw error("\(field.rawValue): takes at least four hexadecimal digits", range)
            }
            return .text(digits)
        case .changeID, .tag, .organisation: return .text(text.lowercased())
        case .wholeList: return .text(Self.bare(text).lowercased())
        case .wholeMessageID: return .text(Self.bare(text))
        case .series: return .text(Self.bare(text))
        default: return nil
        }
    }

    private func version(_ text: String, _ range: Range<Int>) throws(SearchError) -> SearchValue {
        let ends = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false).map {
            Int64($0.hasPrefix("v") ? $0.dropFirst() : $0)
        }
        let isRange = text.contains("..")
        guard !isRange || text.count > 2, isRange || ends[0] != nil,
            !(ends[0] == nil && !text.hasPrefix("..")), !(isRange && ends[1] == nil && !text.hasSuffix(".."))
        else { throw error("version: takes a number, or two as in 2..4", range) }
        return .numbers(from: ends[0], to: (isRange ? ends[1] : ends[0]).map { $0 &+ 1 })
    }

    private func known(
        _ text: String, _ names: [String], _ what: String, _ range: Range<Int>
    ) throws(SearchError) -> String {
        let name = text.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
        guard let found = names.first(where: { $0.filter { $0 != "-" } == name }) else {
            throw error("there is no \(what) '\(text)'; there are \(names.joined(separator: ", "))", range)
        }
        return found
    }

    /// An address that stands alone, in lower case.
    private static func address(_ text: String) -> String? {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, !text.contains(where: \.isWhitespace) else {
            return nil
        }
        return bare(text).lowercased()
    }

    private static func bare(_ text: String) -> String {
        text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()) : text
    }

    private func error(_ reason: String, _ range: Range<Int>) -> SearchError {
        SearchError(reason: reason, query: query, range: range)
    }
}

/// The words of a query, as those of mails are taken apart, but whole.
enum QueryWords {
    /// The words of a text, in lower case.
    static func split(_ text: String) -> [String] {
        var text = text
        let folded = text.withUTF8 { FoldedText.fold($0) }
        return folded.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    }
}

/// The kinds of mail that `is:` knows.
enum SearchKind: String, CaseIterable {
    case patch, cover, reply, pull, notice, bot
}

extension SeriesState {
    /// The state that a query names so.
    init?(searchName: String) {
        guard let state = Self.allCases.first(where: { $0.searchName == searchName }) else { return nil }
        self = state
    }

    /// The state as a query names it: `under-review`.
    var searchName: String {
        rawValue.reduce(into: "") { name, letter in
            name += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
        }
    }
}
