extension PatchMail {
    /// The Message-IDs that the trailers `Link:` and `Message-ID:` of a commit message name, each once: the mail that it was
    /// made from, if any.
    ///
    /// A link with a mark such as `[1]` behind it is one that the text speaks of, and links elsewhere in the text say nothing.
    public static func trailerMessageIDs(in message: [UInt8]) -> [String] {
        message.withUnsafeBufferPointer { bytes in
            // The title is no trailer, whatever it looks like.
            let start = (bytes.firstIndex(of: 0x0A) ?? bytes.count)..<bytes.count
            var found: [String] = []
            for trailer in TrailerBlock.trailers(in: bytes, start) {
                var line: String
                switch trailer.key.lowercased() {
                case "link" where !trailer.value.hasSuffix("]"): line = trailer.value
                case "message-id": line = "Message-ID: " + trailer.value
                default: continue
                }
                line.withUTF8 { value in
                    var links = ArchiveLinks(value)
                    links.read(0..<value.count)
                    for messageID in links.messageIDs where !found.contains(messageID) { found.append(messageID) }
                }
            }
            return found
        }
    }
}
