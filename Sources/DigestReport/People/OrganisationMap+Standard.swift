extension OrganisationMap {
    /// The map that comes with the program: who writes much on lists of patches, and freemailers and communities, whose
    /// people are `unknown`.
    public static let standard: OrganisationMap = {
        var entries: [String: [Employment]] = [:]
        for line in [StandardOrganisations.companies, StandardOrganisations.furtherCompanies].joined(separator: "\n")
            .split(separator: "\n")
        {
            let halves = line.split(separator: ":", maxSplits: 1)
            for domain in halves[1].split(separator: " ") {
                entries[String(domain)] = [Employment(end: .max, affiliation: .organisation(String(halves[0])))]
            }
        }
        for domain in StandardOrganisations.hidden.split(whereSeparator: \.isWhitespace) {
            entries[String(domain)] = [Employment(end: .max, affiliation: .unknown)]
        }
        var map = OrganisationMap()
        map.layers = [entries]
        return map
    }()
}
