/// Queries of the search that pages lead to.
enum SearchLink {
    /// What was sent from some addresses; nil where one of them cannot be written in a query.
    static func people(_ addresses: [String]) -> String? {
        guard !addresses.isEmpty, addresses.allSatisfy(isPlain) else { return nil }
        let terms = addresses.map { "f:\($0)" }
        return terms.count == 1 ? terms[0] : "(\(terms.joined(separator: " OR ")))"
    }

    /// What people of an organisation wrote; nil for those who hide it.
    static func organisation(_ name: String) -> String? {
        let bare = name.filter { $0 != "\"" }
        guard name != "unknown", bare.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
        return bare.utf8.allSatisfy(isPlain) ? "org:\(bare)" : "org:\"\(bare)\""
    }

    private static func isPlain(_ address: String) -> Bool {
        address.contains("@") && address.utf8.allSatisfy(isPlain)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || "@.-_+=".utf8.contains(byte)
    }
}
