internal import MailFormat
internal import DigestReport
internal import PatchIndex

/// What a list's server says of itself, as in public-inbox at `/LIST/_/text/…`.
extension PageMaker {
    /// A form of words with its meaning.
    struct HelpLine: Sendable {
        var form: String
        var meaning: String
        var path: String?
    }

    /// What the search understands, and what else there is.
    func help(of list: Lists.List, isRaw: Bool) -> Page {
        struct Row {
            var names: String
            var meaning: String
            var example: String
            var path: String
        }
        struct Model {
            var name: String
            var base: String
            var rawPath: String
            var rows: [Row]
            var operators: [HelpLine]
            var dates: [HelpLine]
            var addresses: [HelpLine]
            var newest: String
        }
        let base = site.configuration.baseURL + list.path
        if isRaw { return Page(.text, HelpText.text(list: name(of: list), base: base)) }
        let rows = SearchHelp.rows.map {
            Row(names: $0.names, meaning: $0.meaning, example: $0.example, path: address(of: $0.example, in: list))
        }
        func lines(_ pairs: [(form: String, meaning: String)]) -> [HelpLine] {
            pairs.map { HelpLine(form: $0.form, meaning: $0.meaning) }
        }
        let model = Model(
            name: name(of: list), base: base, rawPath: list.path + "_/text/help/raw", rows: rows,
            operators: lines(SearchHelp.operators), dates: lines(SearchHelp.dates),
            addresses: lines(HelpText.addresses),
            newest: list.path + "new.atom")
        return html("help", model, frame("\(list.name): help", list))
    }

    /// Settings for a mirror of the list, in the syntax of public-inbox's configuration.
    func settings(of list: Lists.List, isRaw: Bool) throws -> Page {
        struct Model {
            var name: String
            var text: String
            var rawPath: String
        }
        let archive = try archive(of: list)
        let address = archive.address.map { "\taddress = \(Self.quoted($0))\n" } ?? ""
        let text = """
            ; Settings for a mirror of this list in public-inbox's configuration: see public-inbox-config(5).
            ; The mails themselves come from where the list is archived; this server gives no clones.
            [publicinbox \(Self.quoted(list.name, always: true))]
            \tinboxdir = /path/to/\(PercentEncoding.encode(list.name))
            \(address)\turl = \(site.configuration.baseURL)\(list.path)

            """
        if isRaw { return Page(.text, text) }
        let model = Model(name: list.name, text: SafeText.lines(text), rawPath: list.path + "_/text/config/raw")
        return html("settings", model, frame("\(list.name): settings", list))
    }

    /// A value of git's configuration: in quotation marks where it has to be (`git help config`, Syntax).
    private static func quoted(_ value: String, always: Bool = false) -> String {
        let line = SafeText.line(value)
        let isPlain = line.utf8.allSatisfy { $0.isASCIIAlphanumeric || "@.-_+".utf8.contains($0) }
        guard always || !isPlain else { return line }
        return "\"" + line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
