internal import DigestReport

/// Style sheet, script and icon, under an address that changes with their bytes.
struct Assets: Sendable {
    private let pages: [String: Page]
    /// The part of the address that changes.
    let version: String

    /// What robots are asked to leave alone: searches, and what is made for programs.
    static let robots =
        "User-agent: *\nDisallow: /*?\nDisallow: /*/raw$\nDisallow: /*.gz$\nDisallow: /api/\n"
        + "Disallow: /*/digest/\nDisallow: /*/diff/\nDisallow: /*.mbox$\n"

    init() {
        let files: [(String, Page.MediaType, [UInt8])] = [
            ("tidings.css", .css, Resources.file("tidings.css")), ("tidings.js", .script, Resources.file("tidings.js")),
            ("icon.svg", .svg, Resources.file("icon.svg")), ("digest.css", .css, Self.digestStyle),
        ]
        pages = Dictionary(uniqueKeysWithValues: files.map { ($0, Page($1, $2, lifetime: .forever).compressed()) })
        version = String(ContentHash.hex(of: files.flatMap(\.2)).prefix(12))
    }

    /// The style sheet of a digest in a file of its own, for a part of a page: its rules nested below one class (CSS Nesting 1).
    private static var digestStyle: [UInt8] {
        Array(".digest-page {\n\(PageStyle.sheet.text.replacing(":root {", with: "& {"))\n}\n".utf8)
    }

    /// The address of a file.
    func path(_ name: String) -> String { "/assets/\(version)/\(name)" }

    /// A file.
    ///
    /// - Throws: `PageError.notFound`, also for the version of another program.
    func page(version: String, name: String) throws(PageError) -> Page {
        guard version == self.version, let page = pages[name] else { throw .notFound("There is no such file.") }
        return page
    }

    /// The templates: their names without `.mustache`, and their text.
    static var templates: [(String, String)] {
        Resources.files.compactMap { name, bytes in
            let suffix = ".mustache"
            guard name.hasSuffix(suffix) else { return nil }
            return (String(name.dropLast(suffix.count)), String(decoding: bytes, as: UTF8.self))
        }
    }
}
