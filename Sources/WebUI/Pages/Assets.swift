internal import DigestReport

/// Style sheet, script and icon, under an address that changes with their bytes.
struct Assets: Sendable {
    private let pages: [String: Page]
    /// The part of the address that changes.
    let version: String

    /// What robots are asked to leave alone: searches, and what is made for programs.
    static let robots = "User-agent: *\nDisallow: /*?\nDisallow: /*/raw$\nDisallow: /*.gz$\nDisallow: /api/\n"

    init() {
        let files: [(String, Page.MediaType, [UInt8])] = [
            ("tidings.css", .css, PackageResources.tidings_css), ("tidings.js", .script, PackageResources.tidings_js),
            ("icon.svg", .svg, PackageResources.icon_svg), ("digest.css", .css, Self.digestStyle),
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

    /// The templates, by name.
    static var templates: [(String, String)] {
        [
            ("frame", PackageResources.frame_mustache), ("error", PackageResources.error_mustache),
            ("home", PackageResources.home_mustache), ("threads", PackageResources.threads_mustache),
            ("message", PackageResources.message_mustache), ("thread", PackageResources.thread_mustache),
            ("article", PackageResources.article_mustache), ("postings", PackageResources.postings_mustache),
            ("series", PackageResources.series_mustache), ("comparison", PackageResources.comparison_mustache),
            ("digests", PackageResources.digests_mustache), ("digest", PackageResources.digest_mustache),
            ("messages", PackageResources.messages_mustache), ("people", PackageResources.people_mustache),
            ("person", PackageResources.person_mustache), ("search", PackageResources.search_mustache),
            ("rows", PackageResources.rows_mustache), ("files", PackageResources.files_mustache),
            ("pages", PackageResources.pages_mustache), ("picker", PackageResources.picker_mustache),
            ("persons", PackageResources.persons_mustache), ("place", PackageResources.place_mustache),
            ("figures", PackageResources.figures_mustache), ("tally", PackageResources.tally_mustache),
            ("organisations", PackageResources.organisations_mustache),
            ("organisation", PackageResources.organisation_mustache),
            ("postingrows", PackageResources.postingrows_mustache), ("help", PackageResources.help_mustache),
            ("settings", PackageResources.settings_mustache),
        ].map { ($0, String(decoding: $1, as: UTF8.self)) }
    }
}
