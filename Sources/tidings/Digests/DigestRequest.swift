internal import DigestReport
internal import MailArchive

/// A digest as a person asks for it, on the command line or by a subscription.
struct DigestRequest: Equatable {
    /// Archives as a person names them.
    ///
    /// A range may be behind a single one, as on the command line.
    var names: [String] = []
    /// Received at this time or later, as git takes dates.
    var since: String?
    /// Received at this time or before.
    var until: String?
    /// A time up to now: `week`, `10 days`.
    var last: String?
    /// Whether it begins where the last one ended.
    var isNew = false
    /// Which threads it reports.
    var filter = ThreadFilter()
    /// The reader's files about people and files.
    var files = PeopleFiles()
    /// The format.
    var format = DigestFormat.text
    /// The sections of the formats that have a choice.
    var sections = DigestSection.allCases
    /// How many rows tables show.
    var top = 15
    /// The name for titles.
    var listName: String?
    /// After how many days without an answer a series waits for one.
    var waitingAfter = 7
    /// The git repository in which to look for what became of the patches.
    var tree: String?
    /// An `http:` or `https:` address to which a Message-ID and a slash are added; nil for that of the list.
    var linkBase: String?
    /// Name of the subscription; nil on the command line.
    var subscription: String?
}

extension DigestSection {
    /// The sections that `text` names, with commas between, in the digest's own order.
    ///
    /// - Throws: `Failure` for a name that is none.
    static func named(in text: String) throws -> [DigestSection] {
        let chosen = try text.split(separator: ",").map { name in
            let name = name.filter { !$0.isWhitespace }
            guard let section = DigestSection(rawValue: name) else {
                let names = allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure(status: .wrongUsage, message: "there is no section '\(name)'; there are \(names)")
            }
            return section
        }
        guard !chosen.isEmpty else { throw Failure(status: .wrongUsage, message: "--only names no section") }
        return allCases.filter(chosen.contains)
    }
}
