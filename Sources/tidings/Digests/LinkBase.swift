/// Where the messages of a digest can be read: an archive on the web.
enum LinkBase {
    /// The address with a slash at its end; nil for what is no address of a page.
    static func address(_ text: String) -> String? {
        let isPage = ["http://", "https://"].contains {
            text.lowercased().hasPrefix($0) && text.utf8.count > $0.utf8.count
        }
        guard isPage,
            !text.unicodeScalars.contains(where: { $0.value <= 32 || $0.value == 127 || "\"<>".contains(Character($0)) }
            )
        else { return nil }
        return text.hasSuffix("/") ? text : text + "/"
    }
}
