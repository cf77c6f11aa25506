/// Writes header fields of a mail that is sent: ASCII in short lines, and never more than one field.
///
/// Folded to 76 columns where there are spaces (RFC 5322, sections 2.1.1 and 2.2.3); lines end with a line feed alone.
public enum HeaderFieldWriter {
    /// A field of free text, such as `Subject: …`; what is not ASCII becomes encoded words.
    public static func unstructured(_ name: String, _ text: String) -> String {
        let words = text.unicodeScalars.split { $0.value <= 0x20 || $0.value == 0x7F }.map(String.init)
        let line = words.joined(separator: " ")
        // A word that no fold can shorten is encoded, since encoded words break anywhere.
        if words.contains(where: { $0.utf8.count > longestWord }) {
            return folded(name, tokens(EncodedWordWriter.words(line, after: name.utf8.count + 2)))
        }
        return folded(name, tokens(EncodedWordWriter.unstructured(line, after: name.utf8.count + 2)))
    }

    /// A field of mailboxes, such as `To: …`; those whose address cannot be sent to are left out.
    ///
    /// Without any, `nobody` is written.
    public static func mailboxes(_ name: String, _ mailboxes: [Mailbox], orNobody nobody: String) -> String {
        let sendable = mailboxes.filter(\.isSendable)
        guard !sendable.isEmpty else { return folded(name, [nobody]) }
        var all: [String] = []
        for (index, mailbox) in sendable.enumerated() {
            let comma = index < sendable.count - 1 ? "," : ""
            let words = mailbox.name.unicodeScalars.split { $0.value <= 0x20 || $0.value == 0x7F }.map(String.init)
            let columns = index == 0 ? name.utf8.count + 2 : 0
            let phrase = tokens(EncodedWordWriter.phrase(words.joined(separator: " "), after: columns))
            all += phrase + [(phrase.isEmpty ? mailbox.address : "<\(mailbox.address)>") + comma]
        }
        return folded(name, all)
    }

    /// A field of words that have no spaces in them, such as `References: <a@b> <c@d>`.
    public static func words(_ name: String, _ words: [String]) -> String {
        folded(name, words.map { EncodedWordWriter.oneLine($0).filter { $0 != " " } })
    }

    /// Bytes of a word that still fits on a line of its own, whatever the field's name.
    private static let longestWord = 900
    private static let width = 76

    private static func tokens(_ value: String) -> [String] {
        value.split { $0 == " " || $0 == "\n" }.map(String.init)
    }

    private static func folded(_ name: String, _ tokens: [String]) -> String {
        var lines: [String] = []
        var line = name + ":"
        for token in tokens {
            // The first word stays with the name: some programs take an empty first line for an empty field.
            if line.utf8.count + 1 + token.utf8.count > width, line != name + ":" {
                lines.append(line)
                line = ""
            }
            line += " " + token
        }
        return (lines + [line]).joined(separator: "\n") + "\n"
    }
}
