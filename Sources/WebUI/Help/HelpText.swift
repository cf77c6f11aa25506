internal import DigestReport

/// The help of a list as plain text, for who asks from a terminal.
enum HelpText {
    /// What is behind a list's address.
    static let addresses: [(form: String, meaning: String)] = [
        ("MESSAGE-ID/", "a message"), ("MESSAGE-ID/raw", "the mail itself"),
        ("MESSAGE-ID/T/, MESSAGE-ID/t/", "its thread in the order of arrival, and as a tree"),
        ("MESSAGE-ID/t.mbox.gz, MESSAGE-ID/t.atom", "its thread as an mbox, and as a feed"),
        ("MESSAGE-ID/am.mbox", "its series for git am, with the tags that were given"),
        ("series/MESSAGE-ID/", "its work in all versions"), ("digest/2026-02/", "what happened in a month"),
        ("people/, organisations/", "who wrote, and for whom"), ("new.atom", "the newest messages as a feed"),
        ("?q=QUERY&x=A", "what a search finds as a feed"),
    ]

    /// The text: lines of at most 100 characters, but for addresses.
    static func text(list: String, base: String) -> String {
        var lines = ["Help for \(list)", "", "Search", "", "  \(base)?q=QUERY", ""]
        lines += table(SearchHelp.rows.map { ($0.names, $0.meaning) })
        lines += [
            "", "Words without a prefix are looked for in subject, text, diff, and name and address of the sender.", "",
        ]
        lines += table(SearchHelp.operators)
        lines += ["", "Days, in UTC", ""] + table(SearchHelp.dates)
        lines += ["", "Addresses below \(base)", ""] + table(addresses)
        lines += ["", "b4", "", "  [b4]"]
        lines += ["      midmask = \(base)%s", "      searchmask = \(base)?x=m&t=1&q=%s"]
        return lines.joined(separator: "\n") + "\n"
    }

    /// Two columns; the second wraps below itself.
    private static func table(_ rows: [(form: String, meaning: String)]) -> [String] {
        let width = min(26, rows.map(\.form.count).max() ?? 0) + 2
        return rows.flatMap { row -> [String] in
            let wrapped = TextWidth.wrapped(row.meaning, to: 96 - width)
            let indent = String(repeating: " ", count: width + 2)
            let isLong = row.form.count + 2 > width
            let first = "  " + row.form + String(repeating: " ", count: max(0, width - row.form.count))
            return isLong
                ? ["  " + row.form] + wrapped.map { indent + $0 }
                : [first + wrapped[0]] + wrapped.dropFirst().map { indent + $0 }
        }
    }
}
