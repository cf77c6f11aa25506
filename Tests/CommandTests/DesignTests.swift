import Foundation
import Testing

/// `docs/design.md` against the sources.
@Suite("The design document")
struct DesignTests {
    /// A row of its table of targets.
    private struct Row: Equatable, CustomStringConvertible {
        var target: String
        var own: Set<String>
        var packages: Set<String>
        var system: Set<String>

        var description: String { "\(target): \([own, packages, system].map { $0.sorted() })" }
    }

    private static let sources = Program.package.appending(path: "Sources")
    private static let system: Set<String> = ["Dispatch", "Foundation", "Glibc", "Synchronization"]

    /// The rows of the table whose first column is the name of a target.
    private static func rows() throws -> [Row] {
        let text = try String(contentsOf: Program.package.appending(path: "docs/design.md"), encoding: .utf8)
        return text.split(separator: "\n").compactMap { line in
            guard let found = line.wholeMatch(of: /\| `(\w+)` \|(.*)\|(.*)\|(.*)\|/) else { return nil }
            func names(_ text: Substring) -> Set<String> { Set(text.matches(of: /\w+/).map { String($0.output) }) }
            return Row(
                target: String(found.output.1), own: names(found.output.2), packages: names(found.output.3),
                system: names(found.output.4))
        }
    }

    /// What the sources of a target import.
    private static func imports(of target: String) throws -> Set<String> {
        let folder = sources.appending(path: target)
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
        var found: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /(?m)^ *(?:\w+ )?import (?:\w+ )?(\w+)/) {
                found.insert(String(match.output.1))
            }
        }
        // Of other systems.
        return found.subtracting(["Darwin", "Musl"])
    }

    @Test("has every target with what it imports")
    func imports() throws {
        let rows = try Self.rows()
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
        let targets = folders.filter { !$0.hasPrefix("C") && !$0.hasPrefix(".") }.sorted()
        #expect(rows.map(\.target).sorted() == targets)
        for row in rows {
            let imported = try Self.imports(of: row.target)
            let own = imported.intersection(targets)
            let system = imported.intersection(Self.system)
            let actual = Row(
                target: row.target, own: own, packages: imported.subtracting(own).subtracting(system), system: system)
            #expect(row == actual)
        }
    }

    @Test("lets imports point in one direction only")
    func order() throws {
        var earlier: Set<String> = []
        for row in try Self.rows() {
            #expect(row.own.subtracting(earlier).isEmpty, "\(row)")
            earlier.insert(row.target)
        }
    }

    @Test("has a paragraph for each target")
    func paragraphs() throws {
        let text = try String(contentsOf: Program.package.appending(path: "docs/design.md"), encoding: .utf8)
        for row in try Self.rows() { #expect(text.contains("\n**\(row.target)** ")) }
    }
}
