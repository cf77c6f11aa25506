internal import MailFormat

extension OrganisationMap {
    /// Reads the bytes of a domain map.
    public init(parsing bytes: [UInt8]) {
        self.init()
        var entries: [String: [Employment]] = [:]
        for (number, line) in FileLines(bytes) {
            let text = (line.firstIndex(of: UInt8(ascii: "#")).map { line[..<$0] } ?? line).trimmed
            guard !text.isEmpty else { continue }
            guard let (key, employment) = Self.entry(text) else {
                warnings.append(
                    LineWarning(
                        line: number, reason: "not of the form: domain or address, organisation, < year-month-day"))
                continue
            }
            if let same = entries[key]?.firstIndex(where: { $0.end == employment.end }) {
                warnings.append(LineWarning(line: number, reason: "\(key) has an organisation for that time already"))
                // As everywhere in such files, the last word counts.
                entries[key]?[same] = employment
            } else {
                entries[key, default: []].append(employment)
            }
        }
        // The one that ends first counts first.
        layers = [entries.mapValues { $0.count > 1 ? $0.sorted { $0.end < $1.end } : $0 }]
    }

    private static func entry(_ line: ArraySlice<UInt8>) -> (key: String, Employment)? {
        let key = line.prefix { !$0.isSpace }
        var name = line[key.endIndex...].trimmed
        var end = Int64.max
        if let sign = name.firstIndex(of: UInt8(ascii: "<")) {
            guard let day = day(name[(sign + 1)...].trimmed) else { return nil }
            end = day
            name = name[..<sign].trimmed
        }
        guard !name.isEmpty, !key.contains(UInt8(ascii: "<")) else { return nil }
        return (key.text.lowercased(), Employment(end: end, affiliation: affiliation(name.text)))
    }

    /// An organisation by name; that of people who hide it is none.
    static func affiliation(_ name: String) -> Affiliation {
        ["unknown", "(unknown)"].contains(name.lowercased()) ? .unknown : .organisation(name)
    }

    /// The first second of a day such as `2024-05-01` or `2024-5-1`.
    private static func day(_ text: ArraySlice<UInt8>) -> Int64? {
        let parts = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, (1...2).contains(parts[1].count),
            (1...2).contains(parts[2].count)
        else { return nil }
        let padded = parts.map { $0.count == 1 ? [UInt8(ascii: "0")] + $0 : Array($0) }
        return MailDate(parsing: Array(padded.joined(separator: [UInt8(ascii: "-")])))?.secondsSince1970
    }
}
