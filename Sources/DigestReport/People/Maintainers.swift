/// The sections of a MAINTAINERS file: which subsystem a path belongs to.
///
///     let maintainers = Maintainers(parsing: bytes)
///     maintainers.sections(of: "drivers/net/tide.c").map(\.name)    // ["TIDE DRIVER", "NETWORKING DRIVERS"]
///
/// The format is the kernel's; QEMU and others have the same. `F:`, `X:` and `N:` lines count, others do not.
public struct Maintainers: Sendable, Equatable {
    /// One section.
    public struct Section: Sendable, Equatable {
        /// Its title: `KERNEL VIRTUAL MACHINE (KVM)`.
        public let name: String
        var files: [FilePattern] = []
        var exclusions: [FilePattern] = []
        var expressions: [PathExpression] = []

        /// Whether a path belongs to it.
        public func contains(_ path: String) -> Bool {
            let path = Array(path.utf8)
            guard path.count <= Maintainers.longestPath, !excludes(path) else { return false }
            return files.contains { $0.matches(path) } || expressions.contains { $0.isFound(in: path) }
        }

        /// Whether it takes everything.
        var takesAll: Bool { files.contains(where: \.takesAll) }

        func excludes(_ path: [UInt8]) -> Bool { exclusions.contains { $0.matches(path) } }
    }

    /// The sections, in the order of the file.
    public let sections: [Section]
    /// The lines that could not be understood.
    public let warnings: [LineWarning]
    /// The patterns for something in or below a folder, by that folder.
    private let byFolder: [String: [Claim<FilePattern>]]
    /// The expressions, which may take any path.
    private let anywhere: [Claim<PathExpression>]

    /// What a section says that it takes.
    private struct Claim<Pattern: Sendable & Equatable>: Sendable, Equatable {
        var section: Int
        var pattern: Pattern
    }

    /// Reads the bytes of a MAINTAINERS file.
    public init(parsing bytes: [UInt8]) {
        let (sections, warnings) = Self.read(bytes)
        var byFolder: [String: [Claim<FilePattern>]] = [:]
        for (index, section) in sections.enumerated() {
            for pattern in section.files {
                byFolder[pattern.folder, default: []].append(Claim(section: index, pattern: pattern))
            }
        }
        self.sections = sections
        self.warnings = warnings
        self.byFolder = byFolder
        anywhere = sections.enumerated().flatMap { index, section in
            section.expressions.map { Claim(section: index, pattern: $0) }
        }
    }

    /// The sections that a path belongs to, the closest one first.
    ///
    /// One that takes everything ("THE REST") is there for paths that no other section takes.
    public func sections(of path: String) -> [Section] {
        let bytes = Array(path.utf8)
        guard bytes.count <= Self.longestPath else { return [] }
        var depths: [Int: Int] = [:]
        for end in [0] + bytes.indices.filter({ bytes[$0] == UInt8(ascii: "/") }) {
            for claim in byFolder[bytes[..<end].text] ?? [] where claim.pattern.matches(bytes) {
                depths[claim.section] = max(depths[claim.section] ?? Int.min, claim.pattern.depth)
            }
        }
        for claim in anywhere where depths[claim.section] == nil && claim.pattern.isFound(in: bytes) {
            depths[claim.section] = 0
        }
        let found = depths.filter { section, _ in !sections[section].excludes(bytes) }
        let closer = found.filter { section, _ in !sections[section].takesAll }
        return (closer.isEmpty ? found : closer).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { sections[$0.key] }
    }

    /// The section that a path belongs to most closely; nil when it belongs to none.
    public func section(of path: String) -> Section? { sections(of: path).first }

    /// What is longer is no path (Linux's `PATH_MAX`).
    static let longestPath = 4096

    /// The sections that a reader means by a name: those called so, else those with it in their name; case does not count.
    public func sections(matching name: String) -> [Section] {
        let name = name.lowercased()
        let exact = sections.filter { $0.name.lowercased() == name }
        return exact.isEmpty ? sections.filter { $0.name.lowercased().contains(name) } : exact
    }
}
