public import PatchIndex

extension SearchQuery {
    /// The query in which `org:NAME` means the domains of an organisation, too, where `map` knows it by that name.
    ///
    /// Letters count as lower case, and what stands between them does not count: `org:redhat` is "Red Hat".
    public func knowing(_ map: OrganisationMap) -> SearchQuery {
        replacing { term in
            guard term.field == .organisation, case .text(let name) = term.value else { return .term(term) }
            let domains = map.domains(of: name).map { domain in
                var known = term
                known.value = .text(domain)
                return SearchNode.term(known)
            }
            return domains.isEmpty ? .term(term) : .either([.term(term)] + domains)
        }
    }
}

extension OrganisationMap {
    /// The domains that belong to an organisation now, in their own order; none when no map knows it.
    func domains(of name: String) -> [String] {
        let wanted = Self.letters(of: name)
        guard !wanted.isEmpty else { return [] }
        var found: Set<String> = []
        for layer in layers {
            for (domain, employments) in layer where !domain.contains("@") {
                guard case .organisation(let known)? = employments.first(where: { $0.end == .max })?.affiliation,
                    Self.letters(of: known) == wanted
                else { continue }
                found.insert(domain)
            }
        }
        return found.sorted()
    }

    private static func letters(of name: String) -> String {
        String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}
