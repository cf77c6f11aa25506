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
        public func contains(_ path: String) -> Bool { depth(of: Array(path.utf8)) != nil }

        /// How closely it takes a path; nil when it does not.
        func depth(of path: [UInt8]) -> Int? {
            guard path.count <= Maintainers.longestPath else { return nil }
            guard !exclusions.contains(where: { $0.matches(path) }) else { return nil }
            if let depth = files.lazy.filter({ $0.matches(path) }).map(\.depth).max() { return depth }
            return expressions.contains { $0.isFound(in: path) } ? 0 : nil
        }
    }

    /// The sections, in the order of the file.
    public let sections: [Section]
    /// The lines that could not be understood.
    public let warnings: [LineWarning]
    /// The sections with a pattern for something in a folder, by that folder.
    private let byFolder: [String: [Int]]
    /// The sections with an expression, which may take any path.
    private let anywhere: [Int]

    /// Reads the bytes of a MAINTAINERS file.
    public init(parsing bytes: [UInt8]) {
        let (sections, warnings) = Self.read(bytes)
        var byFolder: [String: [Int]] = [:]
        for (index, section) in sections.enumerated() {
            for folder in Set(section.files.map(\.folder)) { byFolder[folder, default: []].append(index) }
        }
        self.sections = sections
        self.warnings = warnings
        self.byFolder = byFolder
        anywhere = sections.indices.filter { !sections[$0].expressions.isEmpty }
    }

    /// The sections that a path belongs to, the closest one first.
    ///
    /// One that takes everything ("THE REST") is there for paths that no other section takes.
    public func sections(of path: String) -> [Section] {
        let bytes = Array(path.utf8)
        guard bytes.count <= Self.longestPath else { return [] }
        var candidates = Set(anywhere)
        candidates.formUnion(byFolder[""] ?? [])
        for slash in bytes.indices where bytes[slash] == UInt8(ascii: "/") {
            candidates.formUnion(byFolder[bytes[..<slash].text] ?? [])
        }
        let found = candidates.compactMap { index in
            sections[index].depth(of: bytes).map { (index: index, depth: $0) }
        }
        let closer = found.filter { match in !sections[match.index].files.contains(where: \.takesAll) }
        return (closer.isEmpty ? found : closer).sorted { ($1.depth, $0.index) < ($0.depth, $1.index) }
            .map { sections[$0.index] }
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
