extension PatchMail {
    /// The Message-IDs that a commit message or another text links to on public archives, each once.
    public static func linkedMessageIDs(in text: [UInt8]) -> [String] {
        text.withUnsafeBufferPointer { bytes in
            var links = ArchiveLinks(bytes)
            links.read(0..<bytes.count)
            return links.messageIDs
        }
    }
}
