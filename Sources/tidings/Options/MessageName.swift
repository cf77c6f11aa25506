internal import Foundation

/// A message as a person names it: a Message-ID with or without brackets, or the address of its page on an archive.
enum MessageName {
    /// The Message-ID in `text`; nil when it looks like a title.
    static func messageID(in text: String) -> String? {
        var id = text
        if let scheme = id.range(of: "://") {
            // https://lore.kernel.org/kvm/ID/, https://patch.msgid.link/ID, with /raw, /T/ and #t behind it
            let path = id[scheme.upperBound...].prefix { $0 != "#" && $0 != "?" }.split(separator: "/").dropFirst()
            guard let found = path.first(where: { $0.contains("@") || $0.contains("%40") }) else { return nil }
            id = String(found).removingPercentEncoding ?? String(found)
        }
        if id.hasPrefix("<"), id.hasSuffix(">") { id = String(id.dropFirst().dropLast()) }
        return id.contains("@") && !id.contains(" ") ? id : nil
    }
}
